"""Whether the page still lives: what it last answered, and how long ago."""

BEAT_EVERY_SECONDS = 3.0
DEAD_AFTER_SECONDS = 15.0


class Watch:
    """Of one page; all times are seconds of one monotonic clock."""

    def __init__(self) -> None:
        self._beat_at = 0.0
        self._due_at = 0.0

    def begin(self, now: float) -> None:
        """A page is being opened: it has its full time to come up."""
        self._beat_at = now
        self._due_at = now + 1.0

    def is_due(self, now: float) -> bool:
        """Tell whether to look at the page again, and take it that it is done."""
        if now < self._due_at:
            return False
        self._due_at = now + BEAT_EVERY_SECONDS
        return True

    def alive(self, now: float) -> None:
        """The page has answered as it should."""
        self._beat_at = now

    def is_dead(self, now: float) -> bool:
        """Tell whether the page has been silent for too long."""
        return now - self._beat_at >= DEAD_AFTER_SECONDS

"""When to start the browser again after it died: soon at first, then less and less often."""

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
HEALTHY_AFTER_SECONDS = 60.0


class Restarts:
    """Counts deaths in a row. All times are seconds of one monotonic clock."""

    def __init__(self) -> None:
        self._pause_seconds = FIRST_PAUSE_SECONDS
        self._started_at = 0.0
        self._not_before = float("-inf")

    def may_start(self, now: float) -> bool:
        """Tell whether the pause is over."""
        return now >= self._not_before

    def started(self, now: float) -> None:
        """Note that the browser was started."""
        self._started_at = now

    def ended(self, now: float) -> float:
        """Note that it ended, and return the seconds to wait; a browser that ran well begins afresh."""
        if now - self._started_at >= HEALTHY_AFTER_SECONDS:
            self._pause_seconds = FIRST_PAUSE_SECONDS
        pause = self._pause_seconds
        self._not_before = now + pause
        self._pause_seconds = min(2 * pause, LONGEST_PAUSE_SECONDS)
        return pause

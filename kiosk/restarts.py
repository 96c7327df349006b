"""When to start the browser again, and when to show the screen in it: soon at first, then less often."""

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
HEALTHY_AFTER_SECONDS = 60.0


class Restarts:
    """Counts deaths in a row. All times are seconds of one monotonic clock.

    A browser that died on the screen comes back at once with a local page, which says when the screen is
    tried again. One that dies on the local page has itself to wait.
    """

    def __init__(self) -> None:
        self._pause_seconds = FIRST_PAUSE_SECONDS
        self._started_at = 0.0
        self._start_at = float("-inf")
        self._screen_at = float("-inf")
        self.count = 0
        """Deaths since the kiosk was started."""

    def may_start(self, now: float) -> bool:
        """Tell whether the browser may be started."""
        return now >= self._start_at

    def may_show(self, now: float) -> bool:
        """Tell whether the screen may be shown, or the local page has still to stand for it."""
        return now >= self._screen_at

    def started(self, now: float) -> None:
        """Note that the browser was started."""
        self._started_at = now

    def ended(self, now: float, *, on_screen: bool = False) -> float:
        """Note that it ended, and return the seconds to wait; a browser that ran well begins afresh."""
        if now - self._started_at >= HEALTHY_AFTER_SECONDS:
            self._pause_seconds = FIRST_PAUSE_SECONDS
        pause = self._pause_seconds
        self._screen_at = now + pause
        self._start_at = now + (FIRST_PAUSE_SECONDS if on_screen else pause)
        self._pause_seconds = min(2 * pause, LONGEST_PAUSE_SECONDS)
        self.count += 1
        return pause

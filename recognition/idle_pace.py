"""How often a still picture is looked at: the agent keeps within its share of a core."""

import logging
import threading
import time
from collections.abc import Callable

_log = logging.getLogger("glassbay.gate")

DEFAULT_SHARE = 0.05
# Ten a second notice a car at once; one a second still sees every car that stops at a barrier.
SHORTEST_S, LONGEST_S = 0.1, 1.0
WINDOW_S = 2.0
# Aimed a little below the share, so that what is measured stays under it.
AIM = 0.8


class IdlePace:
    """Measures the whole program's CPU time over still windows and stretches the pause to fit.

    One for all cameras; safe to use from several threads. A window in which anything moved says nothing of
    idling and is thrown away.
    """

    def __init__(
        self,
        share: float = DEFAULT_SHARE,
        cpu_s: Callable[[], float] = time.process_time,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`share` is of one core, above 0; the clocks count seconds."""
        self._share = share
        self._cpu_s, self._now = cpu_s, now
        self._lock = threading.Lock()
        self._every_s = SHORTEST_S * 3
        self._told = False
        self._begin_window()

    def every_s(self, *, moving: bool) -> float:
        """Return how many seconds may lie between two frames of a camera; 0 while something moves there."""
        with self._lock:
            if moving:
                self._begin_window()
                return 0.0
            if self._now() - self._window_from >= WINDOW_S:
                self._settle()
            return self._every_s

    def _settle(self) -> None:
        """Adapt to what the window that ends now has cost."""
        used = (self._cpu_s() - self._cpu_from) / (self._now() - self._window_from)
        stretch = min(2.0, max(0.5, used / (self._share * AIM)))
        self._every_s = min(LONGEST_S, max(SHORTEST_S, self._every_s * stretch))
        if used > self._share and self._every_s == LONGEST_S and not self._told:
            self._told = True
            _log.warning(
                "still pictures cost %.0f %% of a core, not %.0f %%: let the cameras send fewer or smaller",
                used * 100,
                self._share * 100,
            )
        self._begin_window()

    def _begin_window(self) -> None:
        self._window_from, self._cpu_from = self._now(), self._cpu_s()

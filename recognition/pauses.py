"""Pauses between attempts: short at first, longer with each failure, never without end."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class GrowingPause:
    """Doubles from `first_s` to `longest_s`; a success begins anew."""

    first_s: float = 0.5
    longest_s: float = 30.0
    _next_s: float = field(default=0.0)

    def after_failure(self) -> float:
        """Return how many seconds to wait before the next attempt."""
        self._next_s = min(self.longest_s, self._next_s * 2 or self.first_s)
        return self._next_s

    def success(self) -> None:
        """Forget the failures."""
        self._next_s = 0.0

"""The last measurements of one leg, and their percentiles."""

import math
from collections import deque

MOST_KEPT = 1000
SHARES = (0.50, 0.95, 0.99)


class Window:
    """Keeps the last `most` values, whatever comes."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._values: deque[float] = deque(maxlen=most)
        self.count = 0
        """How many there ever were."""

    def add(self, value: float) -> None:
        """Take one value; the oldest goes where there is no room."""
        self._values.append(value)
        self.count += 1

    def percentiles(self, shares: tuple[float, ...] = SHARES) -> tuple[float, ...]:
        """Return for each share the least kept value that so many of the kept do not exceed; () for none."""
        ranked = sorted(self._values)
        return tuple(_nearest_rank(ranked, share) for share in shares) if ranked else ()


def _nearest_rank(ranked: list[float], share: float) -> float:
    return ranked[max(math.ceil(share * len(ranked)), 1) - 1]

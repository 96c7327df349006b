"""The region of interest: the part of a camera's picture in which plates count, as a polygon."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Share = float
"""Of the picture's width or height, from 0 (left, top) to 1."""

MOST_CORNERS = 24
LEAST_SIZE = 0.01
"""Of the picture; less is a slip of the finger."""


class UnusableArea(Exception):
    """These corners enclose no part of a picture; the message says why."""


@dataclass(frozen=True, slots=True)
class WatchedArea:
    """A polygon by its corners in order, in shares of the picture; the whole picture where there is none."""

    corners: tuple[tuple[Share, Share], ...] = ()

    def __post_init__(self) -> None:
        """Refuse with `UnusableArea` what is no area."""
        if not self.corners:
            return
        if not 3 <= len(self.corners) <= MOST_CORNERS:
            raise UnusableArea(f"an area has 3 to {MOST_CORNERS} corners")
        if not all(0.0 <= share <= 1.0 for corner in self.corners for share in corner):
            raise UnusableArea("corners are shares of the picture, each from 0 to 1")
        if self.size < LEAST_SIZE:
            raise UnusableArea("the area is too small, or its corners are not in order around it")

    @property
    def size(self) -> float:
        """The enclosed share of the picture."""
        if not self.corners:
            return 1.0
        following = (*self.corners[1:], self.corners[0])
        sides = zip(self.corners, following, strict=True)
        return abs(sum(x * down - y * right for (x, y), (right, down) in sides)) / 2

    def holds(self, x: Share, y: Share) -> bool:
        """Tell whether a point lies inside."""
        return bool(self._inside(np.array([x]), np.array([y]))[0]) if self.corners else True

    def cells(self, columns: int, rows: int) -> NDArray[np.bool_]:
        """Return rows × columns: which cells of the picture have their middle inside."""
        if not self.corners:
            return np.ones((rows, columns), dtype=np.bool_)
        y, x = np.mgrid[0:rows, 0:columns]
        return self._inside((x + 0.5) / columns, (y + 0.5) / rows)

    def _inside(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
        """A ray to the right crosses the outline an odd number of times from inside."""
        inside = np.zeros(x.shape, dtype=np.bool_)
        following = (*self.corners[1:], self.corners[0])
        for (x1, y1), (x2, y2) in zip(self.corners, following, strict=True):
            if y1 == y2:
                continue
            crosses = (y1 > y) != (y2 > y)
            inside ^= crosses & (x < x1 + (y - y1) * (x2 - x1) / (y2 - y1))
        return inside


WHOLE_PICTURE = WatchedArea()

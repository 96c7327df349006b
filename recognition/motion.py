"""Whether anything moves before the camera: a cheap question, asked before the dear one."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from recognition.opencv import grey, shrink
from recognition.plates import Picture
from recognition.watched_area import WHOLE_PICTURE, WatchedArea

SAMPLE_WIDTH_PX, SAMPLE_HEIGHT_PX = 96, 54
# Noise and JPEG blocks, averaged over a cell of 13 × 13 pixels, stay below; a car against the road does not.
LEAST_CHANGE = 10
# A plate alone, seen from six metres, is 1 % of the picture; a car is ten times that.
LEAST_SHARE = 0.004


@dataclass(slots=True)
class MotionGate:
    """Compares each frame with the last one that had moved, so that a crawling car adds up (1 ms a frame)."""

    _area: WatchedArea = WHOLE_PICTURE
    _cells: NDArray[np.bool_] | None = field(default=None)
    _reference: NDArray[np.int16] | None = field(default=None)

    def watch(self, area: WatchedArea) -> None:
        """Let movement count in `area`; where that is another one, what stands in it is new."""
        if area != self._area:
            self._area, self._cells, self._reference = area, None, None

    def moved(self, picture: Picture) -> bool:
        """Tell whether `picture` differs from the last one that had moved; the first one counts as moved."""
        sample = grey(shrink(picture, SAMPLE_WIDTH_PX, SAMPLE_HEIGHT_PX)).astype(np.int16)
        if self._reference is not None:
            changed = (np.abs(sample - self._reference) >= LEAST_CHANGE) & self._watched()
            if changed.mean() < LEAST_SHARE:
                return False
        self._reference = sample
        return True

    def _watched(self) -> NDArray[np.bool_]:
        """Which cells of the sample lie in the area."""
        if self._cells is None:
            self._cells = self._area.cells(SAMPLE_WIDTH_PX, SAMPLE_HEIGHT_PX)
        return self._cells

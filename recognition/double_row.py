"""A plate of two rows, laid out as one line: the reader then reads it like any other."""

import numpy as np

from recognition.opencv import shrink
from recognition.plates import Picture

BORDER = 0.375
"""Where the rows part, as a share of the height (GA 36-2018: on 440 × 220 mm and motorcycles alike)."""
OVERLAP = 0.03
"""Share of the height by which each row reaches over the border: corners are never quite right."""
UPPER_MARGIN = 0.15
"""Share of the width that is bare at either end of the upper row."""
UPPER_WIDTH_SHARE = 2 / 7
"""The upper row holds two of seven characters."""


def unrolled(plate: Picture) -> Picture:
    """Return the upper row to the left of the lower row; `plate` is straightened, its two rows level.

    The line is as high as the lower row, and as much wider than the plate as the upper row needs.
    """
    height, width = plate.shape[:2]
    bare = round(UPPER_MARGIN * width)
    upper = plate[: max(1, round((BORDER + OVERLAP) * height)), bare : width - bare]
    lower = plate[round((BORDER - OVERLAP) * height) :]
    upper_width = max(1, round(width * UPPER_WIDTH_SHARE / (1 - UPPER_WIDTH_SHARE)))
    return np.hstack([shrink(upper, upper_width, len(lower)), lower])

"""A plate of two rows, laid out as one line: the reader then reads it like any other."""

import numpy as np

from recognition.opencv import shrink
from recognition.plates import Picture

UPPER_SHARE = 5 / 12
"""How much of the plate's height its upper row takes (GA 36-2018: 440 × 220 mm, and motorcycles alike)."""
OVERLAP = 0.03
"""Share of the height by which the rows reach over their border: corners are never quite right."""
UPPER_WIDTH_SHARE = 2 / 7
"""The upper row holds two of seven characters."""


def unrolled(plate: Picture) -> Picture:
    """Return the upper row to the left of the lower row; `plate` is straightened, its two rows level.

    The line is as high as the lower row, and as much wider than the plate as the upper row needs.
    """
    height, width = plate.shape[:2]
    border = UPPER_SHARE * height
    upper = plate[: round(border + OVERLAP * height)]
    lower = plate[round(border - OVERLAP * height) :]
    upper_width = max(1, round(width * UPPER_WIDTH_SHARE / (1 - UPPER_WIDTH_SHARE)))
    return np.hstack([shrink(upper, upper_width, len(lower)), lower])

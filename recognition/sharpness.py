"""How much a plate's picture can say: blurred or small strokes say less."""

import math

import numpy as np

from recognition.opencv import grey, shrink
from recognition.plates import Picture

# Every plate is judged at this size, so that a large one is not taken for blurred.
SAMPLE_WIDTH_PX, SAMPLE_HEIGHT_PX = 96, 32
# Drawn plates in focus, 28 pixels high and more, reach this; blurred by a twentieth of their height, 0.15.
SHARP = 0.8
LEAST_CONTRAST = 4.0
# Above this height more pixels add nothing to what a reader sees.
CLEAR_HEIGHT_PX = 24
LEAST_CLARITY = 0.05


def sharpness(crop: Picture) -> float:
    """Return how sharp the picture of a plate alone is, from 0 to 1.

    The deviation of the Laplacian against that of the brightness: a dark plate is not taken for blurred.
    """
    sample = grey(shrink(crop, SAMPLE_WIDTH_PX, SAMPLE_HEIGHT_PX)).astype(np.float32)
    contrast = float(sample.var())
    if contrast < LEAST_CONTRAST:
        return 0.0
    middle = sample[1:-1, 1:-1]
    around = sample[:-2, 1:-1] + sample[2:, 1:-1] + sample[1:-1, :-2] + sample[1:-1, 2:]
    return min(1.0, math.sqrt(float((4.0 * middle - around).var()) / contrast / SHARP))


def clarity(crop: Picture, height_px: int) -> float:
    """Return how much a plate's picture counts, `height_px` being its height in its frame (0 to 1)."""
    return max(LEAST_CLARITY, sharpness(crop) * min(1.0, height_px / CLEAR_HEIGHT_PX))

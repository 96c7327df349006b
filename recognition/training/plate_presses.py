"""Stamping shops as they differ: strokes, places and paints a little off what the standard says."""

from collections.abc import Sequence

import numpy as np

from recognition.training.plate_drawing import Press
from recognition.training.plate_paint import Bgr
from recognition.training.plate_stencils import STANDARD, Lettering

_STROKE_MM = (-1.2, 1.1)
_MOST_STROKE_MM = 3.0
_SHIFT_MM = 0.6
_BRIGHTNESS_LEVELS = 14.0
_TINT_LEVELS = 5.0
_CHARACTERS = 8


def random_press(rng: np.random.Generator, letterings: Sequence[Lettering] = (STANDARD,)) -> Press:
    """Return a press with one of the letterings, its other faults drawn from what photographs show."""
    stroke_mm = float(np.clip(rng.normal(*_STROKE_MM), -_MOST_STROKE_MM, _MOST_STROKE_MM))
    shifts = rng.normal(0.0, _SHIFT_MM, (_CHARACTERS, 2))
    return Press(
        stroke_mm,
        tuple((float(right), float(down)) for right, down in shifts),
        _paint_change(rng),
        _paint_change(rng),
        letterings[int(rng.integers(len(letterings)))],
    )


def _paint_change(rng: np.random.Generator) -> Bgr:
    levels = rng.normal(0.0, _BRIGHTNESS_LEVELS) + rng.normal(0.0, _TINT_LEVELS, 3)
    blue, green, red = (round(float(level)) for level in levels)
    return blue, green, red

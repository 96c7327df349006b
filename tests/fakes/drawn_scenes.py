"""Pictures with drawn plates in them, so that no photograph is needed."""

import numpy as np

from recognition.plates import Picture
from recognition.training.plate_drawing import draw_plate
from server.domain.plate import PlateColour

PLATE_AT = (560, 400)
PLATE_HEIGHT_PX = 48


def drawn_plate(text: str, colour: PlateColour, height_px: int = PLATE_HEIGHT_PX) -> Picture:
    """Return the plate alone."""
    return np.asarray(draw_plate(text, colour, height_px), dtype=np.uint8)


def drawn_scene(text: str, colour: PlateColour) -> Picture:
    """Return a grey street of 1280 × 720 with one plate at `PLATE_AT`."""
    scene = np.full((720, 1280, 3), 96, dtype=np.uint8)
    plate = drawn_plate(text, colour)
    left, top = PLATE_AT
    scene[top : top + plate.shape[0], left : left + plate.shape[1]] = plate
    return scene

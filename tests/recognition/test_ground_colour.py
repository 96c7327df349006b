"""The ground's colour, on plates as they are drawn."""

import numpy as np
import pytest

from recognition.ground_colour import ground_colour
from recognition.plates import Picture
from recognition.training.plate_drawing import draw_plate
from server.domain.plate import PlateColour

PLATES = [
    ("京A12345", PlateColour.BLUE),
    ("皖AD12345", PlateColour.GREEN),
    ("粤B12345D", PlateColour.YELLOW_GREEN),
    ("沪A12345", PlateColour.YELLOW),
    ("京A1234警", PlateColour.WHITE),
    ("粤Z1A23港", PlateColour.BLACK),
]


@pytest.mark.parametrize(("text", "colour"), PLATES)
@pytest.mark.parametrize("brightness", [1.0, 0.7])
def test_each_ground_is_known_by_day_and_in_the_shade(
    text: str, colour: PlateColour, brightness: float
) -> None:
    plate: Picture = (draw_plate(text, colour, 48) * brightness).astype(np.uint8)
    assert ground_colour(plate) is colour


def test_a_grey_smear_has_no_colour() -> None:
    assert ground_colour(np.full((48, 150, 3), 100, dtype=np.uint8)) is None

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


@pytest.mark.parametrize("light", [(0.1, 0.16, 0.1), (0.6, 1.0, 0.5), (0.5, 0.9, 0.9)])
def test_blue_is_told_by_its_white_characters_in_the_dark_and_under_coloured_lamps(
    light: tuple[float, float, float],
) -> None:
    cast = np.array(light)
    blue, black = (
        (draw_plate(text, colour, 48) * cast).astype(np.uint8)
        for text, colour in (("京A12345", PlateColour.BLUE), ("粤Z1A23港", PlateColour.BLACK))
    )
    assert ground_colour(blue) is PlateColour.BLUE
    assert ground_colour(black) is not PlateColour.BLUE


def test_a_grey_smear_has_no_colour() -> None:
    assert ground_colour(np.full((48, 150, 3), 100, dtype=np.uint8)) is None

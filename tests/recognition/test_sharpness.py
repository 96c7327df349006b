"""How clear a plate is: blur, size and nothing else count."""

import numpy as np
import pytest

from recognition.plates import Picture
from recognition.sharpness import LEAST_CLARITY, clarity, sharpness
from recognition.training.picture_effects import out_of_focus, under_light
from recognition.training.plate_drawing import draw_plate
from server.domain.plate import PlateColour


@pytest.fixture(scope="module")
def plate() -> Picture:
    return np.asarray(draw_plate("皖A8K7Q2", PlateColour.BLUE, 64), dtype=np.uint8)


def test_the_more_a_plate_is_blurred_the_less_sharp_it_is(plate: Picture) -> None:
    blurred = [np.asarray(out_of_focus(plate, radius), dtype=np.uint8) for radius in (0.5, 2, 4, 8)]
    values = [sharpness(picture) for picture in blurred]
    assert values == sorted(values, reverse=True)
    assert values[0] > 3 * values[-1]


def test_a_dark_plate_is_not_taken_for_a_blurred_one(plate: Picture) -> None:
    blurred = np.asarray(out_of_focus(plate, 3.0), dtype=np.uint8)
    dark = np.asarray(under_light(blurred, (0.4, 0.4, 0.4)), dtype=np.uint8)
    assert sharpness(dark) == pytest.approx(sharpness(blurred), rel=0.15)


def test_a_small_plate_counts_less_and_even_an_empty_one_counts_a_little(plate: Picture) -> None:
    assert clarity(plate, 12) == pytest.approx(clarity(plate, 24) / 2)
    assert clarity(plate, 24) == clarity(plate, 90)
    assert clarity(np.full((32, 96, 3), 80, dtype=np.uint8), 40) == LEAST_CLARITY

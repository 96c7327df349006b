"""The simulated cars: plates that exist, in colours they are made in, and no two alike."""

import random
from itertools import combinations

import pytest
from hypothesis import given, settings, strategies as st

from server.domain.plate import PlateColour
from server.domain.plate_mask import mask_plates
from server.simulator.people import draw_cars
from tests.fakes.plate_formats import CHINA


@given(seed=st.integers(0, 10_000), count=st.integers(1, 60))
@settings(max_examples=25, deadline=None)
def test_every_plate_is_one_that_exists_in_that_colour(seed: int, count: int) -> None:
    cars = draw_cars(random.Random(seed), count)
    assert len(cars) == count
    for car in cars:
        form = CHINA.format_of(car.plate)
        assert form is not None
        assert car.plate_colour in form.colours


@given(seed=st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_no_plate_can_be_taken_for_another(seed: int) -> None:
    plates = [car.plate for car in draw_cars(random.Random(seed), 30)]
    for one, other in combinations(plates, 2):
        if len(one) == len(other):
            assert sum(a != b for a, b in zip(one, other, strict=True)) >= 3
    assert len(set(mask_plates(plates).values())) == len(plates)


def test_many_cars_show_every_kind_of_plate_and_blue_most() -> None:
    colours = [car.plate_colour for car in draw_cars(random.Random(1), 120)]
    shown = {PlateColour.BLUE, PlateColour.GREEN, PlateColour.YELLOW, PlateColour.WHITE, PlateColour.BLACK}
    assert set(colours) == shown
    assert max(set(colours), key=colours.count) is PlateColour.BLUE


def test_electric_models_and_no_others_have_green_plates() -> None:
    for car in draw_cars(random.Random(2), 100):
        electric = car.brand.en in {"BYD", "NIO", "XPeng"}
        assert electric == (car.plate_colour is PlateColour.GREEN)


@pytest.mark.parametrize("seed", [3, 4])
def test_a_seed_gives_the_same_cars_again(seed: int) -> None:
    again = draw_cars(random.Random(seed), 20)
    assert draw_cars(random.Random(seed), 20) == again
    assert draw_cars(random.Random(seed + 1), 20) != again

"""The simulated cameras over bays show the car that stands there, with its plate as a reader sees it."""

from collections.abc import Iterator

import pytest

from recognition.engines.catalogue import make_engine
from recognition.opencv import decode_picture
from server.contract.boards import Bay, FloorCar
from server.domain.plate import PlateColour
from server.simulator import bay_cameras
from server.simulator.bay_cameras import BayCameras, ParkedPlate
from server.simulator.bay_scene import STANCES, bay_scene
from server.simulator.bay_watch import parked
from tests.fakes import shop_boards, workshop_boards
from tests.fakes.plate_formats import NUMBERING


@pytest.fixture
def cameras() -> Iterator[BayCameras]:
    made = BayCameras(["1", "2"])
    yield made
    made.stop()


def test_the_car_in_the_bay_is_shown_with_its_plate(cameras: BayCameras) -> None:
    cameras.park({"1": ParkedPlate("京A12345", PlateColour.BLUE), "2": None})
    engine = make_engine("onnx", 1, thorough=False, regions=NUMBERING)
    shown = {bay: engine.look(decode_picture(cameras._pictures[bay][0])).plates for bay in ("1", "2")}
    assert [plate.reading.text for plate in shown["1"]] == ["京A12345"]
    assert shown["2"] == ()


def test_no_two_pictures_in_a_row_are_the_same() -> None:
    """A camera whose picture never changes counts as frozen."""
    for plate in (None, ParkedPlate("京A12345", PlateColour.BLUE)):
        pictures = bay_cameras._drawn(plate)
        assert all(pictures[turn] != pictures[turn - 1] for turn in range(STANCES))
    assert bay_scene(None, 0).shape == (540, 960, 3)


def test_a_car_is_drawn_once(cameras: BayCameras) -> None:
    cameras.park({"1": ParkedPlate("京A12345", PlateColour.BLUE)})
    before = cameras._pictures["1"]
    cameras.park({"1": ParkedPlate("京A12345", PlateColour.BLUE)})
    assert cameras._pictures["1"] is before


def test_the_workshops_board_tells_which_car_stands_where() -> None:
    shown = shop_boards.plate("京A12345")
    row = workshop_boards.car("bmw", shown, workshop_boards.SERVICE_A, "in_bay", 45, "15:00")
    car = FloorCar.model_validate(row)
    bays = [
        Bay.model_validate(workshop_boards.bay(number, who)) for number, who in ((1, car.visit_id), (2, None))
    ]
    assert parked(bays, [car]) == {"1": ParkedPlate("京A12345", PlateColour.BLUE), "2": None}

"""The engine: regions are cut out straight, read, and told once, the surest first."""

from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from recognition.engine import MOST_CLOSER_LOOKS, Engine
from recognition.plates import NOTHING_READ, Picture, PlateReading, PlateRegion
from tests.fakes.readings import reading

SCENE: Picture = np.zeros((720, 1280, 3), dtype=np.uint8)


def region(left: int, width: int = 200, top: int = 300) -> PlateRegion:
    right, bottom = left + width, top + width // 4
    return PlateRegion(((left, top), (right, top), (right, bottom), (left, bottom)), 0.9)


@dataclass
class FakeDetector:
    regions: list[PlateRegion]
    looks: int = 0

    def detect(self, picture: Picture) -> list[PlateRegion]:
        self.looks += 1
        return self.regions


@dataclass
class FakeReader:
    """Gives its readings one after the other, and remembers the crops."""

    readings: list[PlateReading]
    crops: list[Picture] = field(default_factory=list)

    def read(self, plate: Picture) -> PlateReading:
        self.crops.append(plate)
        return self.readings[len(self.crops) - 1]


def test_plates_come_the_surest_first_and_chinese_before_foreign() -> None:
    reader = FakeReader([reading("RK755AJ", 0.99), reading("京A12345", 0.6), reading("沪C7K981", 0.9)])
    engine = Engine(FakeDetector([region(0), region(300), region(600)]), reader)
    texts = [plate.reading.text for plate in engine.look(SCENE).plates]
    assert texts == ["沪C7K981", "京A12345", "RK755AJ"]


def test_a_guess_at_a_chinese_plate_is_not_before_a_likelier_foreign_one() -> None:
    reader = FakeReader([reading("粤A12345", 0.06), reading("RK755AJ", 0.4)])
    plates = Engine(FakeDetector([region(0), region(300)]), reader).look(SCENE).plates
    assert [plate.reading.text for plate in plates] == ["RK755AJ", "粤A12345"]


def test_regions_without_a_plate_are_left_out() -> None:
    engine = Engine(FakeDetector([region(0)]), FakeReader([NOTHING_READ]))
    assert engine.look(SCENE).plates == ()


def test_two_answers_for_one_plate_are_one() -> None:
    engine = Engine(
        FakeDetector([region(100), region(110)]), FakeReader([reading("京A1234", 0.4), reading("京A12345")])
    )
    (plate,) = engine.look(SCENE).plates
    assert plate.reading.text == "京A12345"


def test_a_second_look_is_taken_where_the_first_found_nothing() -> None:
    thorough = FakeDetector([region(100)])
    engine = Engine(FakeDetector([]), FakeReader([reading("京A12345")]), thorough)
    assert [plate.reading.text for plate in engine.look(SCENE).plates] == ["京A12345"]


def test_no_second_look_where_a_wide_plate_is_sure() -> None:
    thorough = FakeDetector([])
    Engine(FakeDetector([region(100)]), FakeReader([reading("京A12345")]), thorough).look(SCENE)
    assert thorough.looks == 0


def test_a_small_plate_may_be_another_cars_and_asks_for_a_second_look() -> None:
    thorough = FakeDetector([region(600)])
    reader = FakeReader([reading("京A12345"), reading("沪C7K981")])
    engine = Engine(FakeDetector([region(100, width=60)]), reader, thorough)
    assert {plate.reading.text for plate in engine.look(SCENE).plates} == {"京A12345", "沪C7K981"}


def test_a_crop_is_read_as_a_whole() -> None:
    crop: Picture = np.zeros((24, 94, 3), dtype=np.uint8)
    reader = FakeReader([reading("京A12345")])
    (plate,) = Engine(FakeDetector([]), reader).look_at_crop(crop).plates
    assert plate.box == (0, 0, 94, 24)
    assert reader.crops[0] is crop


def test_an_upright_crop_that_is_certain_is_read_once() -> None:
    straightener = FakeDetector([region(0)])
    reader = FakeReader([reading("京A12345", certain=True)])
    engine = Engine(FakeDetector([]), reader, straightener=straightener)
    assert engine.look_at_crop(np.zeros((24, 94, 3), dtype=np.uint8)).plates
    assert straightener.looks == 0


@pytest.mark.parametrize(("confidences", "kept"), [((0.4, 0.9), "沪C7K981"), ((0.9, 0.4), "京A12345")])
def test_a_doubtful_crop_is_straightened_and_the_surer_reading_kept(
    confidences: tuple[float, float], kept: str
) -> None:
    reader = FakeReader([reading("京A12345", confidences[0]), reading("沪C7K981", confidences[1])])
    engine = Engine(FakeDetector([]), reader, straightener=FakeDetector([region(47, width=94, top=12)]))
    (plate,) = engine.look_at_crop(np.zeros((24, 94, 3), dtype=np.uint8)).plates
    assert plate.reading.text == kept
    assert plate.box[:2] == (0, 0)


def test_a_doubtful_crop_is_read_tilted_too_and_certain_only_when_read_again() -> None:
    sure = reading("沪C7K981", 0.99, certain=True)
    reader = FakeReader([reading("京A12345", 0.4), sure, reading("京A12346", 0.3)])
    engine = Engine(FakeDetector([]), reader, tilts=(0.3, -0.3))
    crop: Picture = np.zeros((24, 94, 3), dtype=np.uint8)
    (plate,) = engine.look_at_crop(crop).plates
    assert (plate.reading.text, plate.reading.certain) == ("沪C7K981", False)
    assert plate.region.corners[1] == pytest.approx((94, 0.3 * 24))
    again = replace(engine, reader=FakeReader(reader.readings), again=FakeReader([sure]))
    assert again.look_at_crop(crop).plates[0].reading.certain


def test_a_certain_crop_is_not_tilted() -> None:
    reader = FakeReader([reading("京A12345", certain=True)])
    Engine(FakeDetector([]), reader, tilts=(0.3,)).look_at_crop(np.zeros((24, 94, 3), dtype=np.uint8))
    assert len(reader.crops) == 1


def test_a_doubtful_plate_is_looked_at_closer_and_its_corners_are_told_in_the_picture() -> None:
    reader = FakeReader([reading("京A12345", 0.4), reading("京A12345", 0.9)])
    engine = Engine(FakeDetector([region(400)]), reader, straightener=FakeDetector([region(110, top=30)]))
    (plate,) = engine.look(SCENE).plates
    assert plate.reading.confidence == 0.9
    assert plate.box == (410, 305, 200, 50)


def test_a_certain_plate_is_not_looked_at_again() -> None:
    straightener = FakeDetector([])
    reader = FakeReader([reading("京A12345", certain=True)])
    Engine(FakeDetector([region(400)]), reader, straightener=straightener).look(SCENE)
    assert straightener.looks == 0


def test_further_margins_are_tried_until_one_is_certain() -> None:
    sure = reading("京A12345", 0.99, certain=True)
    reader = FakeReader([reading("京A1234", 0.4), reading("京A12345", 0.6), sure, sure])
    engine = Engine(
        FakeDetector([region(400)]), reader, straightener=FakeDetector([]), margins=(0.0, 0.2, 0.4)
    )
    (plate,) = engine.look(SCENE).plates
    assert plate.reading.certain
    assert len(reader.crops) == 3


def test_of_many_doubtful_finds_a_few_are_looked_at_closer() -> None:
    straightener = FakeDetector([])
    doubtful = [reading(f"京A1234{place}", 0.4) for place in range(8)] * 2
    engine = Engine(
        FakeDetector([region(0, width=100, top=80 * place) for place in range(8)]),
        FakeReader(doubtful),
        straightener=straightener,
    )
    assert len(engine.look(SCENE).plates) == 8
    assert straightener.looks == MOST_CLOSER_LOOKS


def test_a_faint_find_is_looked_at_closer_only_where_it_is_all_there_is() -> None:
    faint = [replace(region(0, width=100, top=80 * place), confidence=0.45) for place in range(3)]
    straightener = FakeDetector([])
    doubtful = [reading(f"京A1234{place}", 0.4) for place in range(3)] * 2
    Engine(FakeDetector(faint), FakeReader(doubtful), straightener=straightener).look(SCENE)
    assert straightener.looks == 1


def test_a_crop_of_two_rows_is_read_both_ways() -> None:
    reader = FakeReader([reading("A12345", 0.9), reading("京A12345", 0.6)])
    (plate,) = Engine(FakeDetector([]), reader).look_at_crop(np.zeros((110, 220, 3), dtype=np.uint8)).plates
    assert plate.reading.text == "京A12345"
    assert plate.region.rows == 2
    assert reader.crops[1].shape[1] > reader.crops[0].shape[1]


def test_a_plate_of_two_rows_is_read_as_one_line_and_shown_as_it_is() -> None:
    two_rows = replace(region(100, width=200), rows=2)
    reader = FakeReader([reading("京A12345")])
    (plate,) = Engine(FakeDetector([two_rows]), reader).look(SCENE).plates
    assert reader.crops[0].shape != plate.crop.shape


def test_a_plate_that_the_edge_cuts_is_never_certain() -> None:
    sure = reading("京A12345", certain=True)
    engine = Engine(FakeDetector([region(-60), region(600)]), FakeReader([sure, sure]))
    assert sorted(plate.reading.certain for plate in engine.look(SCENE).plates) == [False, True]

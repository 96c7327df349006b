"""The engine: regions are cut out straight, read, and told once, the surest first."""

from dataclasses import dataclass, field

import numpy as np

from recognition.engine import Engine, cut_out
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


def test_a_slanted_plate_is_cut_out_straight() -> None:
    scene = SCENE.copy()
    corners = ((100.0, 100.0), (300.0, 160.0), (300.0, 210.0), (100.0, 150.0))
    scene[100:215, 100:301] = 90
    crop = cut_out(scene, PlateRegion(corners, 0.9))
    assert crop.shape[0] == 64
    assert 240 <= crop.shape[1] <= 290
    assert int(crop[5:-5, 5:-5].min()) == 90

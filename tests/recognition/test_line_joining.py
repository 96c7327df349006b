"""Two halves of one plate become one region; two plates do not."""

from recognition.engines.line_joining import joined_neighbours
from recognition.plates import BoundingBox, PlateRegion


def line(x: int, y: int, w: int, h: int) -> PlateRegion:
    return PlateRegion(((x, y), (x + w, y), (x + w, y + h), (x, y + h)), 0.9)


def test_the_head_and_the_serial_of_a_plate_are_joined_in_any_order() -> None:
    head, serial = line(100, 200, 50, 40), line(165, 203, 130, 38)
    for halves in ([head, serial], [serial, head]):
        (joined,) = joined_neighbours(halves)
        assert joined.box == BoundingBox(100, 200, 195, 41)


def test_lines_one_below_the_other_far_apart_or_of_other_height_are_not() -> None:
    plate = line(100, 200, 50, 40)
    assert joined_neighbours([plate, line(100, 245, 60, 40)]) == []
    assert joined_neighbours([plate, line(220, 200, 130, 40)]) == []
    assert joined_neighbours([plate, line(160, 210, 130, 18)]) == []

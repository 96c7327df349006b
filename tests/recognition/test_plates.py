"""Boxes and regions."""

from hypothesis import given, strategies as st

from recognition.plates import BoundingBox, PlateRegion

BOXES = st.builds(BoundingBox, st.integers(0, 50), st.integers(0, 50), st.integers(1, 50), st.integers(1, 50))


@given(BOXES, BOXES)
def test_overlap_is_symmetric_and_a_share(first: BoundingBox, second: BoundingBox) -> None:
    assert first.overlap(second) == second.overlap(first)
    assert 0.0 <= first.overlap(second) <= 1.0
    assert first.overlap(first) == 1.0


def test_half_a_box_overlaps_by_a_third() -> None:
    assert BoundingBox(0, 0, 20, 10).overlap(BoundingBox(10, 0, 20, 10)) == 1 / 3


def test_boxes_apart_do_not_overlap() -> None:
    assert BoundingBox(0, 0, 10, 10).overlap(BoundingBox(20, 20, 10, 10)) == 0.0


def test_the_box_of_a_slanted_region_is_around_all_its_corners() -> None:
    region = PlateRegion(((10, 20), (110, 10), (112, 40), (12, 50)), 0.9)
    assert region.box == BoundingBox(10, 10, 102, 40)

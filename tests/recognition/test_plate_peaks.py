"""The detector's answer on literal arrays: where plates are, of how many rows, each once."""

import numpy as np
import pytest

from recognition.engines.plate_peaks import MOST_PLATES, Grid, plate_regions

HEIGHT, WIDTH = 20, 40
PLATE = np.array((-50, -15, 50, -15, 50, 15, -50, 15), dtype=np.float32)
"""Corners from the middle: 100 × 30 pixels."""


def answer(*peaks: tuple[int, int, int, float]) -> tuple[Grid, Grid]:
    """Return scores with a peak at each (layout, row, column, score), and the same corners everywhere."""
    scores = np.zeros((2, HEIGHT, WIDTH), dtype=np.float32)
    for layout, row, column, score in peaks:
        scores[layout, row, column] = score
    return scores, np.broadcast_to(PLATE[:, None, None], (8, HEIGHT, WIDTH)).copy()


def test_corners_count_from_the_middle_of_the_cell() -> None:
    (region,) = plate_regions(*answer((0, 5, 10, 0.9)), 0.3, (1.0, 1.0))
    assert region.corners == ((34.0, 29.0), (134.0, 29.0), (134.0, 59.0), (34.0, 59.0))
    assert region.confidence == pytest.approx(0.9)
    assert region.rows == 1


def test_the_second_map_is_of_plates_of_two_rows() -> None:
    (region,) = plate_regions(*answer((1, 5, 10, 0.9)), 0.3, (1.0, 1.0))
    assert region.rows == 2


def test_corners_are_told_in_pixels_of_the_picture_as_it_came() -> None:
    (region,) = plate_regions(*answer((0, 5, 10, 0.9)), 0.3, (0.5, 0.25))
    assert region.corners[0] == (68.0, 116.0)
    assert region.corners[2] == (268.0, 236.0)


def test_plates_come_the_surest_first_and_doubtful_cells_not_at_all() -> None:
    found = plate_regions(*answer((0, 2, 2, 0.5), (0, 12, 30, 0.8), (0, 17, 8, 0.29)), 0.3, (1.0, 1.0))
    assert [round(region.confidence, 2) for region in found] == [0.8, 0.5]


def test_a_plate_that_several_cells_saw_is_told_once() -> None:
    found = plate_regions(*answer((0, 5, 10, 0.9), (0, 5, 12, 0.6), (1, 6, 10, 0.7)), 0.3, (1.0, 1.0))
    assert len(found) == 1
    assert found[0].confidence == pytest.approx(0.9)


def test_a_picture_full_of_plates_gives_no_more_than_can_be_read() -> None:
    scores, corners = answer()
    scores[0] = 0.9
    found = plate_regions(scores, corners * 0.02, 0.3, (1.0, 1.0))
    assert len(found) == MOST_PLATES


def test_nothing_found_is_no_region() -> None:
    assert plate_regions(*answer(), 0.3, (1.0, 1.0)) == []

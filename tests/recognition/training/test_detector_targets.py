"""Targets: where a plate's middle lies, which cells learn its corners, and what counts for nothing."""

from dataclasses import replace

import numpy as np
import pytest

from recognition.training.detector_targets import STRIDE, SeenPlate, targets_of


def plate(left: float, top: float, width: float, height: float) -> SeenPlate:
    right, bottom = left + width, top + height
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return SeenPlate(np.array(corners, np.float32))


def test_the_cell_of_a_plates_middle_is_certain_and_alone_so() -> None:
    targets = targets_of([plate(50, 90, 100, 30)], 256, 192)
    assert np.argwhere(targets.scores == 1.0).tolist() == [[0, 105 // STRIDE, 100 // STRIDE]]


def test_corners_are_told_from_the_middle_of_the_cell() -> None:
    targets = targets_of([plate(50, 90, 100, 30)], 256, 192)
    row, column = 13, 12
    x, y = (column + 0.5) * STRIDE, (row + 0.5) * STRIDE
    expected = [50 - x, 90 - y, 150 - x, 90 - y, 150 - x, 120 - y, 50 - x, 120 - y]
    assert targets.corners[:, row, column] == pytest.approx(expected)


def test_a_small_plate_weighs_as_much_as_a_large_one() -> None:
    small = targets_of([plate(40, 40, 32, 10)], 256, 256).weights.sum() * 10
    large = targets_of([plate(20, 20, 200, 60)], 256, 256).weights.sum() * 60
    assert small == pytest.approx(1.0, abs=1e-4)
    assert large == pytest.approx(1.0, abs=1e-4)


def test_two_rows_have_a_map_of_their_own() -> None:
    targets = targets_of([replace(plate(50, 90, 80, 40), rows=2)], 256, 192)
    assert targets.scores[0].max() == 0.0
    assert targets.scores[1].max() == 1.0


def test_a_plate_with_only_a_box_teaches_where_it_is_but_no_corners() -> None:
    targets = targets_of([replace(plate(50, 90, 100, 30), exact=False)], 256, 192)
    assert targets.scores.max() == 1.0
    assert targets.weights.sum() == 0.0


def test_a_plate_that_nobody_can_read_is_neither_asked_for_nor_denied() -> None:
    targets = targets_of([replace(plate(50, 90, 100, 30), counts=False)], 256, 192)
    assert targets.scores.max() == 0.0
    assert targets.counted[0, 105 // STRIDE, 100 // STRIDE] == 0.0
    assert targets.counted[0, 0, 0] == 1.0


def test_a_plate_whose_middle_is_outside_counts_for_nothing() -> None:
    targets = targets_of([plate(-70, 90, 100, 30)], 256, 192)
    assert targets.scores.max() == 0.0
    assert targets.counted.min() == 1.0


def test_the_middle_is_where_the_diagonals_cross() -> None:
    seen_from_the_side = SeenPlate(np.array([(0, 0), (100, 20), (100, 60), (0, 80)], np.float32))
    assert seen_from_the_side.middle == pytest.approx((66.667, 40.0), abs=0.01)
    assert seen_from_the_side.height == pytest.approx(60.0)

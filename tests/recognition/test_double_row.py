"""Two rows of a plate are laid out as one line."""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from recognition.double_row import BORDER, UPPER_WIDTH_SHARE, unrolled
from recognition.plates import Picture

RED, BLUE = (0, 0, 255), (255, 0, 0)


def two_coloured(width: int, height: int) -> Picture:
    """Return a plate that is red in its upper row and blue in its lower one."""
    plate = np.zeros((height, width, 3), dtype=np.uint8)
    plate[: round(BORDER * height)] = RED
    plate[round(BORDER * height) :] = BLUE
    return plate


def test_the_upper_row_comes_first_and_the_lower_row_after_it() -> None:
    line = unrolled(two_coloured(440, 220))
    parting = round(line.shape[1] * UPPER_WIDTH_SHARE)
    middle = line.shape[0] // 2
    assert tuple(line[middle, 5]) == RED
    assert tuple(line[middle, parting - 5]) == RED
    assert tuple(line[middle, parting + 5]) == BLUE
    assert tuple(line[middle, -5]) == BLUE


def test_the_lower_row_keeps_every_column_and_the_upper_row_loses_only_its_bare_ends() -> None:
    plate = two_coloured(440, 220)
    plate[20:60, 60:70] = (255, 255, 255)
    plate[20:60, 200:210] = (0, 255, 0)
    line = unrolled(plate)
    assert not (line[:20] == 255).all(axis=2).any()
    assert ((line[:, :, 1] > 200) & (line[:, :, 0] < 100)).any()
    assert line.shape[1] == 440 + round(440 * UPPER_WIDTH_SHARE / (1 - UPPER_WIDTH_SHARE))


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (3, 1), (220, 140)])
def test_even_a_few_pixels_make_a_line(size: tuple[int, int]) -> None:
    assert unrolled(np.zeros((*size, 3), dtype=np.uint8)).size > 0


@given(st.integers(8, 300), st.integers(8, 200))
def test_a_line_is_as_high_as_the_lower_row_and_wider_than_the_plate(width: int, height: int) -> None:
    line = unrolled(two_coloured(width, height))
    assert 0.6 * height <= line.shape[0] <= 0.7 * height + 1
    assert line.shape[1] > width

"""The region of interest: what lies in it, and what can be none."""

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given, strategies as st

from recognition.watched_area import WHOLE_PICTURE, UnusableArea, WatchedArea

LEFT_HALF = WatchedArea(((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0)))
ARROW = WatchedArea(((0.0, 0.0), (1.0, 0.5), (0.0, 1.0), (0.4, 0.5)))

shares = st.floats(0.0, 1.0)


@given(x=shares, y=shares)
def test_the_whole_picture_holds_everything(x: float, y: float) -> None:
    assert WHOLE_PICTURE.holds(x, y)


@given(x=st.floats(0.001, 0.999), y=st.floats(0.001, 0.999))
def test_a_half_holds_just_what_lies_in_it(x: float, y: float) -> None:
    assert LEFT_HALF.holds(x, y) is (x < 0.5)


@pytest.mark.parametrize(("point", "inside"), [((0.9, 0.5), True), ((0.2, 0.5), False), ((0.2, 0.2), True)])
def test_a_notch_lies_outside(point: tuple[float, float], *, inside: bool) -> None:
    assert ARROW.holds(*point) is inside


@given(turns=st.integers(0, 3), mirrored=st.booleans(), x=shares, y=shares)
def test_where_the_outline_begins_and_which_way_it_goes_is_all_one(
    turns: int, x: float, y: float, *, mirrored: bool
) -> None:
    corners = ARROW.corners[turns:] + ARROW.corners[:turns]
    same = WatchedArea(corners[::-1] if mirrored else corners)
    assert same.size == pytest.approx(ARROW.size)
    # On the very outline a rounding decides.
    near = {ARROW.holds(x + right, y + down) for right, down in product((-1e-9, 0, 1e-9), repeat=2)}
    if len(near) == 1:
        assert same.holds(x, y) is ARROW.holds(x, y)


def test_the_cells_in_an_area_are_as_many_as_it_is_large() -> None:
    cells = LEFT_HALF.cells(96, 54)
    assert cells.shape == (54, 96)
    assert cells[:, :48].all()
    assert not cells[:, 48:].any()
    assert ARROW.cells(96, 54).mean() == pytest.approx(ARROW.size, abs=0.02)
    assert np.all(WHOLE_PICTURE.cells(96, 54))


@pytest.mark.parametrize(
    "corners",
    [
        ((0.1, 0.1),),
        ((0.1, 0.1), (0.9, 0.9)),
        ((0.1, 0.1), (0.9, 0.9), (0.5, 0.5)),
        ((0.0, 0.0), (0.05, 0.0), (0.05, 0.05), (0.0, 0.05)),
        ((0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0)),
        ((-0.1, 0.0), (1.0, 0.0), (1.0, 1.0)),
        ((0.0, 0.0), (1.5, 0.0), (1.0, 1.0)),
        ((math.nan, 0.0), (1.0, 0.0), (1.0, 1.0)),
        ((math.inf, 0.0), (1.0, 0.0), (1.0, 1.0)),
        tuple((0.5 + math.cos(angle) / 2, 0.5 + math.sin(angle) / 2) for angle in np.arange(0, 6, 0.2)),
    ],
)
def test_what_encloses_nothing_is_refused(corners: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(UnusableArea, match=r"area|corners"):
        WatchedArea(corners)

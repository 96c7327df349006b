"""Plates cut out straight: their shape, their margin, and what the picture's edge does to them."""

import numpy as np
import pytest

from recognition.cutting_out import (
    LONGEST_CROP_PX,
    ROW_HEIGHT_PX,
    TWO_ROWS_HEIGHT_PX,
    cut_out,
    may_reach_out_of,
    moved,
    surroundings,
    tilted,
)
from recognition.plates import Corners, Picture, PlateRegion

SCENE: Picture = np.zeros((720, 1280, 3), dtype=np.uint8)
SLANTED: Corners = ((100.0, 100.0), (300.0, 160.0), (300.0, 210.0), (100.0, 150.0))


def upright(left: float, top: float, width: float, height: float, rows: int = 1) -> PlateRegion:
    right, bottom = left + width, top + height
    return PlateRegion(((left, top), (right, top), (right, bottom), (left, bottom)), 0.9, rows)


def test_a_slanted_plate_is_cut_out_straight() -> None:
    scene = SCENE.copy()
    scene[100:215, 100:301] = 90
    crop = cut_out(scene, PlateRegion(SLANTED, 0.9))
    assert crop.shape[0] == ROW_HEIGHT_PX
    assert 240 <= crop.shape[1] <= 290
    assert int(crop[5:-5, 5:-5].min()) == 90


@pytest.mark.parametrize("share", [0.3, -0.3])
def test_a_tilted_plate_fills_its_upright_box(share: float) -> None:
    region = tilted(upright(100, 50, 200, 60), share)
    first, second, third, fourth = region.corners
    assert second[1] - first[1] == pytest.approx(share * 60)
    assert third[1] - fourth[1] == pytest.approx(share * 60)
    assert fourth[1] - first[1] == pytest.approx(0.7 * 60)
    assert region.box == (100, 50, 200, 60)


def test_two_rows_keep_their_shape_in_more_height() -> None:
    crop = cut_out(SCENE, upright(100, 100, 220, 110, rows=2))
    assert crop.shape[:2] == (TWO_ROWS_HEIGHT_PX, 2 * TWO_ROWS_HEIGHT_PX)


@pytest.mark.parametrize(("width", "height", "cut"), [(20, 60, ROW_HEIGHT_PX), (900, 40, LONGEST_CROP_PX)])
def test_a_shape_that_no_plate_has_is_bounded(width: int, height: int, cut: int) -> None:
    assert cut_out(SCENE, upright(100, 100, width, height)).shape[1] == cut


def test_the_margin_is_a_share_of_the_height_on_all_sides() -> None:
    scene = SCENE.copy()
    scene[300:340, 400:520] = 200
    crop = cut_out(scene, upright(400, 300, 120, 40), margin=0.1)
    ground = crop[:, :, 0] > 100
    assert ground.mean() == pytest.approx((40 / 48) * (120 / 128), abs=0.04)
    rows, columns = np.flatnonzero(ground.any(axis=1)), np.flatnonzero(ground.any(axis=0))
    assert rows[0] == pytest.approx(ROW_HEIGHT_PX - 1 - rows[-1], abs=2)
    assert columns[0] == pytest.approx(crop.shape[1] - 1 - columns[-1], abs=2)


def test_a_large_plate_is_averaged_not_sampled() -> None:
    stripes = np.zeros((1200, 3200, 3), dtype=np.uint8)
    stripes[:, ::2] = 200
    crop = cut_out(stripes, upright(100, 100, 3000, 1000))
    assert int(crop.min()) > 80
    assert int(crop.max()) < 120


@pytest.mark.parametrize(
    ("left", "top", "out"),
    [
        (7, 7, False),
        (0, 100, True),
        (3, 100, True),
        (-40, 100, True),
        (1180, 100, True),
        (100, -20, True),
        (100, 700, True),
    ],
)
def test_a_plate_that_the_edge_may_cut_is_told(left: int, top: int, out: bool) -> None:
    assert may_reach_out_of(SCENE, upright(left, top, 120, 40)) is out


@pytest.mark.parametrize(("left", "top"), [(400, 300), (0, 0), (-30, 690), (1250, -20), (1300, 800)])
def test_the_surroundings_of_a_plate_have_their_size_wherever_it_is(left: int, top: int) -> None:
    around, at = surroundings(SCENE, upright(left, top, 120, 40))
    assert around.shape[:2] == (80, 240)
    assert at == (left - 60, top - 20)


def test_what_was_found_in_the_surroundings_is_moved_back() -> None:
    scene = SCENE.copy()
    scene[300:340, 400:520] = 200
    around, at = surroundings(scene, upright(400, 300, 120, 40))
    rows, columns = np.flatnonzero(around[:, 120, 0]), np.flatnonzero(around[40, :, 0])
    found = upright(columns[0], rows[0], len(columns), len(rows))
    assert moved(found, at).box == upright(400, 300, 120, 40).box

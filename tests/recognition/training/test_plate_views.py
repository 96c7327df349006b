"""Views of plates as the reader is trained on them."""

import cv2
import numpy as np
import pytest

from recognition.training.camera_faults import seen_by_camera
from recognition.training.pictures import Picture
from recognition.training.plate_drawing import draw_plate
from recognition.training.plate_views import PlatePicture, as_input, drawn_view, outer_corners, real_view
from recognition.training.reader_input import INPUT_HEIGHT_PX, INPUT_WIDTH_PX
from server.domain.plate import PlateColour

INPUT_SHAPE = (INPUT_HEIGHT_PX, INPUT_WIDTH_PX, 3)
GREY = np.full((60, 120, 3), 127, dtype=np.uint8)


def plate(rows: int = 1) -> PlatePicture:
    """Return a drawn plate, edge to edge."""
    colour = PlateColour.BLUE if rows == 1 else PlateColour.YELLOW
    picture = draw_plate("皖A6K209", colour, 70 * rows, rows=rows)
    return PlatePicture(picture, outer_corners(picture), rows)


@pytest.mark.parametrize("rows", [1, 2])
def test_views_have_the_size_of_the_readers_input(rows: int) -> None:
    rng = np.random.default_rng(1)
    for _ in range(40):
        assert drawn_view(rng, plate(rows), GREY).shape == INPUT_SHAPE
        assert real_view(rng, plate(rows)).shape == INPUT_SHAPE


@pytest.mark.parametrize("rows", [1, 2])
def test_the_same_seed_gives_the_same_view_and_another_seed_another(rows: int) -> None:
    views = [drawn_view(np.random.default_rng(seed), plate(rows), GREY) for seed in (1, 1, 2)]
    assert np.array_equal(views[0], views[1])
    assert not np.array_equal(views[0], views[2])


def test_the_plate_fills_the_view_however_it_is_tilted() -> None:
    rng = np.random.default_rng(5)
    blue = PlatePicture(np.full((70, 220, 3), (255, 0, 0), np.uint8), outer_corners(plate().picture))
    shares = [_share_of_blue(drawn_view(rng, blue, np.zeros((60, 120, 3), np.uint8))) for _ in range(200)]
    # Some views lose their colour to night, haze or a grey camera.
    assert np.median(shares) > 0.8
    assert np.mean(np.array(shares) > 0.35) > 0.8


def _share_of_blue(view: Picture) -> float:
    blue, red = view[:, :, 0].astype(int), view[:, :, 2].astype(int)
    return float((blue - red > 20).mean())


def test_a_photographed_plate_is_cut_out_by_its_corners() -> None:
    scene = np.zeros((300, 400, 3), dtype=np.uint8)
    corners = np.array([(100, 100), (300, 130), (300, 190), (100, 160)], dtype=np.float32)
    cv2.fillConvexPoly(scene, corners.astype(np.int32), (250, 250, 250))
    rng = np.random.default_rng(7)
    bright = [real_view(rng, PlatePicture(scene, corners)).max() for _ in range(60)]
    middles = [real_view(rng, PlatePicture(scene, corners))[16, 64].mean() for _ in range(60)]
    assert min(bright) > 0
    assert np.median(middles) > 100


def test_two_rows_are_laid_side_by_side() -> None:
    picture = np.zeros((100, 200, 3), dtype=np.uint8)
    picture[:37] = 255
    line = as_input(picture, 2)
    assert line.shape == INPUT_SHAPE
    assert line[10, 10].mean() > 200
    assert line[20, 100].mean() < 50


def test_without_severity_a_camera_changes_nothing_and_with_it_nearly_always_something() -> None:
    rng = np.random.default_rng(3)
    view = np.asarray(plate().picture)
    assert np.array_equal(seen_by_camera(rng, view, 0.0), view)
    changed = [not np.array_equal(seen_by_camera(rng, view, 1.0), view) for _ in range(50)]
    assert sum(changed) >= 48


def test_every_fault_keeps_size_and_depth() -> None:
    rng = np.random.default_rng(11)
    for _ in range(150):
        seen = seen_by_camera(rng, np.asarray(plate().picture), 1.0)
        assert seen.shape == plate().picture.shape
        assert seen.dtype == np.uint8

"""Pictures placed in a scene and straightened again."""

import numpy as np
from hypothesis import given, settings, strategies as st

from recognition.training.perspective import Corners, place_picture, straighten, tilted_corners
from recognition.training.pictures import blank
from recognition.training.plate_drawing import draw_plate, plate_silhouette
from server.domain.plate import PlateColour

angles = st.floats(-25, 25)


def side(corners: Corners, first: int, second: int) -> float:
    return float(np.linalg.norm(corners[first] - corners[second]))


@settings(deadline=None, max_examples=25)
@given(angles, angles, angles, st.integers(220, 420))
def test_a_plate_placed_at_any_tilt_comes_back_when_straightened(
    yaw: float, pitch: float, roll: float, width_px: int
) -> None:
    plate = draw_plate("浙GQP385", PlateColour.BLUE, 70)
    scene = blank(640, 480, (90, 90, 90))
    corners = tilted_corners((320, 240), (width_px, width_px * 70 / 220), yaw, pitch, roll)
    place_picture(scene, plate, corners)
    back = straighten(scene, corners, (220, 70))
    inner = (slice(3, -3), slice(3, -3))
    assert np.abs(back[inner].astype(int) - plate[inner].astype(int)).mean() < 16


def test_yaw_turns_the_right_edge_away_and_pitch_the_upper_one() -> None:
    turned = tilted_corners((0, 0), (200, 60), 30, 0, 0)
    assert side(turned, 1, 2) < side(turned, 0, 3)
    leaning = tilted_corners((0, 0), (200, 60), 0, 30, 0)
    assert side(leaning, 0, 1) < side(leaning, 3, 2)


def test_without_tilt_the_corners_are_the_rectangle_itself() -> None:
    flat = tilted_corners((100, 50), (200, 60), 0, 0, 0)
    assert np.allclose(flat, [(0, 20), (200, 20), (200, 80), (0, 80)])


def test_what_a_mask_hides_leaves_the_scene_as_it_was() -> None:
    scene = blank(200, 100, (10, 20, 30))
    corners = tilted_corners((100, 50), (132, 42), 0, 0, 0)
    place_picture(scene, blank(132, 42, (255, 255, 255)), corners, plate_silhouette(132, 42))
    left, top = (int(edge) for edge in corners[0])
    assert scene[top, left].max() < 60
    assert (scene[50, 100] == 255).all()


def test_a_picture_beyond_the_scene_changes_nothing_and_one_across_its_edge_is_cut() -> None:
    scene = blank(80, 60)
    white = blank(40, 20, (255, 255, 255))
    place_picture(scene, white, tilted_corners((-100, 30), (40, 20), 0, 0, 0))
    assert not scene.any()
    place_picture(scene, white, tilted_corners((0, 30), (40, 20), 0, 0, 0))
    assert scene[30, 10].all()
    assert not scene[30, 30].any()

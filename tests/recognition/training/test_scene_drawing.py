"""Training scenes: the same for the same seed, with every plate where the scene says it is."""

import json
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from recognition.training.detector_targets import SeenPlate
from recognition.training.loose_plates import draw_loose_plate
from recognition.training.perspective import straighten
from recognition.training.photographed_plates import read_corners
from recognition.training.scene_camera import photographed
from recognition.training.scene_clutter import add_clutter
from recognition.training.scene_drawing import Scene, draw_scene
from recognition.training.scene_material import (
    Photograph,
    SceneMaterial,
    draw_flat_plates,
    load_backdrops,
    load_photographs,
)

SIDE = 192
LEFT, TOP, RIGHT, BOTTOM = 300, 200, 420, 240


def a_photograph(*, exact: bool) -> Photograph:
    """A grey yard with one white plate that has a black bar on it."""
    picture = np.full((480, 640, 3), 90, np.uint8)
    cv2.rectangle(picture, (LEFT, TOP), (RIGHT - 1, BOTTOM - 1), (240, 240, 240), -1)
    cv2.rectangle(picture, (LEFT + 20, TOP + 10), (RIGHT - 20, BOTTOM - 10), (10, 10, 10), -1)
    corners = np.array([(LEFT, TOP), (RIGHT, TOP), (RIGHT, BOTTOM), (LEFT, BOTTOM)], np.float32)
    return Photograph("yard.jpg", picture, (SeenPlate(corners, exact=exact),), ("皖A12345",))


@pytest.fixture(scope="module")
def material() -> SceneMaterial:
    backdrop = np.full((300, 400, 3), 120, np.uint8)
    photograph = a_photograph(exact=False)
    return SceneMaterial([backdrop], draw_flat_plates(3, 8), [photograph], [photograph])


def scenes(material: SceneMaterial, count: int) -> list[Scene]:
    rng = np.random.default_rng(5)
    return [draw_scene(rng, material, SIDE) for _ in range(count)]


def test_the_same_seed_draws_the_same_scenes(material: SceneMaterial) -> None:
    for once, again in zip(scenes(material, 6), scenes(material, 6), strict=True):
        assert np.array_equal(once.picture, again.picture)
        assert [plate.corners.tolist() for plate in once.plates] == [
            plate.corners.tolist() for plate in again.plates
        ]


def test_scenes_have_the_size_asked_for_and_mostly_a_plate(material: SceneMaterial) -> None:
    drawn = scenes(replace(material, scenes=[]), 40)
    assert {scene.picture.shape for scene in drawn} == {(SIDE, SIDE, 3)}
    with_plates = sum(bool(scene.plates) for scene in drawn)
    assert 20 <= with_plates < 40


def test_corners_run_clockwise_from_the_upper_left(material: SceneMaterial) -> None:
    for scene in scenes(material, 40):
        for plate in scene.plates:
            across, down = plate.corners[1] - plate.corners[0], plate.corners[3] - plate.corners[0]
            assert across[0] > 0
            assert across[0] * down[1] - across[1] * down[0] > 0


def test_plates_too_small_to_read_do_not_count(material: SceneMaterial) -> None:
    plates = [plate for scene in scenes(material, 40) for plate in scene.plates]
    assert {plate.counts for plate in plates if plate.width < 20} <= {False}
    assert {plate.counts for plate in plates if plate.width >= 20} == {True}


def test_a_part_of_a_photograph_keeps_its_plate_where_it_says() -> None:
    only_photographs = SceneMaterial([], draw_flat_plates(3, 1), [a_photograph(exact=False)], [])
    rng = np.random.default_rng(8)
    checked = 0
    while checked < 5:
        scene = draw_scene(rng, only_photographs, SIDE)
        whole = [plate for plate in scene.plates if not plate.exact and 60 < plate.width < 150]
        for plate in whole:
            if plate.corners.min() < 0 or plate.corners.max() > SIDE:
                continue
            flat = straighten(scene.picture, plate.corners, (120, 40)).mean(axis=2)
            assert flat[18:22, 50:70].mean() < flat[3:7, 8:112].mean() - 25
            checked += 1


def test_clutter_is_drawn_and_stays_inside_the_picture() -> None:
    rng = np.random.default_rng(1)
    changed = 0
    for _ in range(40):
        scene = np.full((SIDE, SIDE, 3), 77, np.uint8)
        add_clutter(rng, scene)
        changed += bool((scene != 77).any())
    assert changed > 30


def test_a_camera_keeps_the_size_of_what_it_sees() -> None:
    rng = np.random.default_rng(2)
    scene = np.full((90, 130, 3), 128, np.uint8)
    assert {photographed(rng, scene).shape for _ in range(30)} == {(90, 130, 3)}


def test_loose_plates_have_text_and_either_number_of_rows() -> None:
    rng = np.random.default_rng(4)
    plates = [draw_loose_plate(rng) for _ in range(30)]
    assert {plate.rows for plate in plates} == {1, 2}
    assert all(plate.picture.std() > 15 for plate in plates)


def test_labelled_corners_replace_the_box_and_those_without_a_text_do_not_count(tmp_path: Path) -> None:
    folder = tmp_path / "easypr-scenes"
    folder.mkdir()
    cv2.imwrite(str(folder / "yard.png"), a_photograph(exact=False).picture)
    box = f"{LEFT},{TOP},{RIGHT - LEFT},{BOTTOM - TOP}"
    (folder / "labels.csv").write_text(
        f"file,plate,kind,colour,x,y,w,h\nyard.png,皖A12345,scene,white,{box}\n", encoding="utf-8"
    )
    quad, unread = [[1, 2], [9, 2], [9, 5], [1, 5]], [[20, 2], [29, 2], [29, 5], [20, 5]]
    corners = tmp_path / "corners.json"
    corners.write_text(json.dumps({"easypr-scenes/yard.png": [[quad, "皖A12345"], [unread, ""]]}), "utf-8")

    boxed = load_photographs(folder)[0].plates
    marked = load_photographs(folder, read_corners(corners))[0].plates

    assert [(plate.exact, plate.corners[0].tolist()) for plate in boxed] == [(False, [LEFT, TOP])]
    assert [(plate.exact, plate.counts) for plate in marked] == [(True, True), (True, False)]
    assert marked[0].corners.tolist() == quad


def test_backdrops_are_the_photographs_of_a_folder(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "sky.png"), np.full((50, 2000, 3), 200, np.uint8))
    (tmp_path / "README.md").write_text("no photograph", encoding="utf-8")
    assert [picture.shape for picture in load_backdrops(tmp_path)] == [(25, 1000, 3)]
    assert load_backdrops(None) == []

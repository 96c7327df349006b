"""Corners within boxes: the detector that ships gives slanting plates theirs, and none where it sees none."""

import csv
from pathlib import Path

import numpy as np
import pytest

from recognition.engines.onnx_models import MODELS
from recognition.labels import LABELS
from recognition.training.corner_labels import main
from recognition.training.detector_scores import corner_error
from recognition.training.detector_targets import SeenPlate
from recognition.training.photographed_plates import CROPS, SCENES, read_corners
from tests.fakes.drawn_lessons import LESSON, lesson_scenes, write_crops, write_scenes


def corners_found(plates: Path, out: Path) -> int:
    return main(["--plates", str(plates), "--detector", str(MODELS / "detector.onnx"), "--out", str(out)])


def test_slanting_plates_get_the_corners_that_they_were_drawn_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_scenes(tmp_path / "train" / SCENES)
    assert corners_found(tmp_path / "train", tmp_path / "corners.json") == 0
    known = read_corners(tmp_path / "corners.json")
    found = 0
    for number, (text, scene) in enumerate(zip(LESSON, lesson_scenes(), strict=True)):
        for quad, read in known[f"{SCENES}/{number}.png"]:
            assert read == text
            assert corner_error(SeenPlate(np.array(quad, np.float32)), scene.plates[0]) < 0.15
            found += 1
    assert found >= len(LESSON) - 1
    assert f"corners of {found} plates of {len(LESSON)}" in capsys.readouterr().out


def test_a_box_around_no_plate_gets_no_corners(tmp_path: Path) -> None:
    folder = tmp_path / "train" / SCENES
    write_scenes(folder)
    rows = list(csv.reader((folder / LABELS).read_text(encoding="utf-8").splitlines()))
    moved = [[*row[:4], "2", "2", "40", "13"] for row in rows[1:]]
    lines = [",".join(row) for row in (rows[0], *moved)]
    (folder / LABELS).write_text("\n".join(lines), encoding="utf-8")
    corners_found(tmp_path / "train", tmp_path / "corners.json")
    assert [list(found) for found in read_corners(tmp_path / "corners.json").values()] == [[]] * len(LESSON)


def test_crops_are_looked_at_too(tmp_path: Path) -> None:
    write_crops(tmp_path / "train" / CROPS)
    corners_found(tmp_path / "train", tmp_path / "corners.json")
    assert set(read_corners(tmp_path / "corners.json")) == {f"{CROPS}/{at}.png" for at in range(len(LESSON))}

"""Corners within boxes: the detector that ships gives slanting plates theirs, and none where it sees none."""

import csv
from collections.abc import Callable
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
            assert corner_error(SeenPlate(np.array(quad, np.float32)), scene.plates[0]) < 0.12
            found += 1
    assert found >= len(LESSON) - 1
    assert f"corners of {found} plates of {len(LESSON)}" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, b"rain", (MODELS / "reader.onnx").read_bytes()])
def test_what_is_no_detector_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    model, out = tmp_path / "model.onnx", tmp_path / "corners.json"
    if content is not None:
        model.write_bytes(content)
    with pytest.raises(SystemExit) as ended:
        main(["--plates", str(tmp_path), "--detector", str(model), "--out", str(out)])
    assert ended.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"--detector {model}: is no exported detector")
    assert not out.exists()


Box = tuple[int, int, int, int]


def away_from_the_plate(_: Box) -> Box:
    return 2, 2, 40, 13


def twice_as_high(box: Box) -> Box:
    x, y, w, h = box
    return x, y, w, 2 * h


@pytest.mark.parametrize("wrong", [away_from_the_plate, twice_as_high])
def test_a_plate_that_is_not_what_its_box_says_gets_no_corners(
    tmp_path: Path, wrong: Callable[[Box], Box]
) -> None:
    folder = tmp_path / "train" / SCENES
    write_scenes(folder)
    first, *rows = csv.reader((folder / LABELS).read_text(encoding="utf-8").splitlines())
    boxes = [wrong((int(x), int(y), int(w), int(h))) for *_, x, y, w, h in rows]
    lines = [first, *([*row[:4], *map(str, box)] for row, box in zip(rows, boxes, strict=True))]
    (folder / LABELS).write_text("\n".join(map(",".join, lines)), encoding="utf-8")
    corners_found(tmp_path / "train", tmp_path / "corners.json")
    assert [list(found) for found in read_corners(tmp_path / "corners.json").values()] == [[]] * len(LESSON)


def test_crops_are_looked_at_too(tmp_path: Path) -> None:
    write_crops(tmp_path / "train" / CROPS)
    corners_found(tmp_path / "train", tmp_path / "corners.json")
    assert set(read_corners(tmp_path / "corners.json")) == {f"{CROPS}/{at}.png" for at in range(len(LESSON))}

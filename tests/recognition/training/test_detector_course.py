"""The detector's training: it learns to find, goes on where it was stopped, and ships what it has learnt."""

import os
from copy import deepcopy
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

if "GLASSBAY_REQUIRE_TRAINING" not in os.environ:
    for module in ("torch", "onnx"):
        pytest.importorskip(module, reason="no PyTorch: `make test-training` installs it and runs this")

import torch

from recognition.training.detector_course import DetectorCourse
from recognition.training.detector_export import export_detector
from recognition.training.detector_network import PlateDetectorNetwork
from recognition.training.detector_scores import Answer, Look, corner_error, find_plates
from recognition.training.onnx_look import onnx_look
from recognition.training.pictures import Picture
from recognition.training.scene_drawing import Scene
from tests.fakes.drawn_lessons import lesson_scenes, street_scene

SCENES = lesson_scenes()
STEPS = 100
FOUND = 0.4
OTHER_SIZES = [
    street_scene("京A12345", (110, 40), 60, (192, 96)),
    street_scene("沪B88K21", (40, 150), 56, (96, 224)),
    street_scene("粤B12345D", (36, 30), 54, (64, 64)),
]

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:Constant folding:UserWarning")


def learned(course: DetectorCourse, steps: int) -> list[tuple[float, float]]:
    """Let it learn the lesson again and again; return the loss and the corners' error of each time."""
    return [course.learn(SCENES, done=0.0) for _ in range(steps)]


def weights(course: DetectorCourse) -> dict[str, bytes]:
    """Return the bits of the averaged weights."""
    return {name: value.numpy().tobytes() for name, value in course.averaged().state_dict().items()}


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("detector")


@pytest.fixture(scope="module")
def told_and_course(work: Path) -> tuple[list[tuple[float, float]], DetectorCourse]:
    torch.manual_seed(1)
    course = DetectorCourse(work / "detector.checkpoint")
    return learned(course, STEPS), course


@pytest.fixture(scope="module")
def network(told_and_course: tuple[list[tuple[float, float]], DetectorCourse]) -> PlateDetectorNetwork:
    return told_and_course[1].averaged()


@pytest.fixture(scope="module")
def exported(work: Path, network: PlateDetectorNetwork) -> Path:
    pictures = [scene.picture[np.newaxis] for scene in SCENES]
    export_detector(deepcopy(network), work / "detector.onnx", pictures)
    return work / "detector.onnx"


@pytest.fixture(scope="module")
def look(exported: Path) -> Look:
    return onnx_look(exported)


def answer_of(network: PlateDetectorNetwork, picture: Picture) -> Answer:
    """Return every cell's score and corners, peak or not, as the network itself tells them."""
    with torch.no_grad():
        seen = torch.from_numpy(picture).permute(2, 0, 1)[np.newaxis].float()
        logits, corners = network(seen)
    return torch.sigmoid(logits)[0].numpy(), corners[0].numpy()


def best_cell(scores: npt.NDArray[np.float32]) -> tuple[int, ...]:
    return tuple(int(at) for at in np.unravel_index(scores.argmax(), scores.shape))


def test_it_learns_to_find_what_it_is_shown(
    told_and_course: tuple[list[tuple[float, float]], DetectorCourse], look: Look
) -> None:
    told, course = told_and_course
    assert max(loss for loss, _ in told[-5:]) < told[0][0] / 5
    assert max(error for _, error in told[-5:]) < told[0][1] / 4
    assert (course.step, course.samples) == (STEPS, STEPS * len(SCENES))
    for scene in SCENES:
        (found,) = find_plates(look, scene.picture, FOUND)
        assert corner_error(found.plate, scene.plates[0]) < 0.2


def test_a_stopped_training_goes_on_with_the_same_numbers(tmp_path: Path) -> None:
    stopped = DetectorCourse(tmp_path / "detector.checkpoint")
    learned(stopped, 2)
    stopped.seconds = 7.5
    stopped.save()
    gone_on = DetectorCourse(tmp_path / "detector.checkpoint")
    assert (gone_on.step, gone_on.samples, gone_on.seconds) == (2, 2 * len(SCENES), 7.5)
    assert learned(gone_on, 3) == learned(stopped, 3)
    assert weights(gone_on) == weights(stopped)


def test_learning_is_slow_at_the_end_of_a_training(tmp_path: Path) -> None:
    moved = []
    for done in (0.5, 1.0):
        course = DetectorCourse(tmp_path / f"{done}.checkpoint")
        before = course.averaged().scores.weight
        course.learn(SCENES, done)
        moved.append(float((course.averaged().scores.weight - before).abs().max().detach()))
    assert moved[1] == pytest.approx(0.02 * moved[0], rel=0.05)


@pytest.mark.parametrize("scene", [SCENES[0], *OTHER_SIZES], ids=lambda scene: str(scene.picture.shape))
def test_the_exported_detector_answers_as_the_network_does(
    look: Look, network: PlateDetectorNetwork, scene: Scene
) -> None:
    (scores, corners), (meant, meant_corners) = look(scene.picture), answer_of(network, scene.picture)
    height, width = scene.picture.shape[:2]
    assert scores.shape == (2, height // 8, width // 8)
    assert corners.shape == (8, height // 8, width // 8)
    layout, row, column = best_cell(scores)
    assert (layout, row, column) == best_cell(meant)
    assert scores[layout, row, column] == pytest.approx(meant[layout, row, column], abs=0.05)
    off = np.abs(corners[:, row, column] - meant_corners[:, row, column])
    assert off.max() < 0.06 * scene.plates[0].height


def test_only_the_highest_of_nine_cells_keeps_its_score(look: Look) -> None:
    for scene in SCENES:
        either = look(scene.picture)[0].max(axis=0)
        around = np.pad(either, 1)
        peaks = np.argwhere(either > 0)
        assert len(peaks) > 0
        for row, column in peaks:
            assert either[row, column] == around[row : row + 3, column : column + 3].max()


def test_most_exported_weights_take_one_byte_each(exported: Path, network: PlateDetectorNetwork) -> None:
    count = sum(parameter.numel() for parameter in network.parameters())
    assert count < exported.stat().st_size < 1.6 * count

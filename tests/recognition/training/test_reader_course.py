"""The reader's training: it learns to read, goes on where it was stopped, and ships what it has learnt."""

import os
from copy import deepcopy
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

if "GLASSBAY_REQUIRE_TRAINING" not in os.environ:
    for module in ("torch", "onnx"):
        pytest.importorskip(module, reason="no PyTorch: `make test-training` installs it and runs this")

import onnxruntime
import torch

from recognition.training.reader_course import ReaderCourse
from recognition.training.reader_export import export_reader
from recognition.training.reader_network import PlateReaderNetwork
from recognition.training.reader_samples import Sample, classes_of
from recognition.training.reader_scores import network_plates, read_plates, straight_view
from tests.fakes.drawn_lessons import LESSON, lesson_plates

SAMPLES = [Sample(straight_view(plate.picture), classes_of(plate.text)) for plate in lesson_plates()]
VIEWS: npt.NDArray[np.uint8] = np.array([sample.view for sample in SAMPLES], np.uint8)
BATCHES = 70
PLANNED_BATCHES = 1000

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def learned(course: ReaderCourse, batches: int, seed: int) -> list[float]:
    """Let it learn the lesson again and again; return the loss of each time."""
    torch.manual_seed(seed)
    return [course.learn(SAMPLES) for _ in range(batches)]


def weights(course: ReaderCourse) -> dict[str, bytes]:
    """Return the bits of the averaged weights."""
    return {name: value.numpy().tobytes() for name, value in course.averaged().state_dict().items()}


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reader")


@pytest.fixture(scope="module")
def losses_and_course(work: Path) -> tuple[list[float], ReaderCourse]:
    torch.manual_seed(1)
    course = ReaderCourse(PLANNED_BATCHES, work / "reader.checkpoint")
    return learned(course, BATCHES, seed=1), course


@pytest.fixture(scope="module")
def network(losses_and_course: tuple[list[float], ReaderCourse]) -> PlateReaderNetwork:
    return losses_and_course[1].averaged()


@pytest.fixture(scope="module")
def exported(work: Path, network: PlateReaderNetwork) -> Path:
    export_reader(deepcopy(network), work / "reader.onnx")
    return work / "reader.onnx"


def columns(model: Path, plates: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    session: Any = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    (answered,) = session.run(["columns"], {"plates": plates})
    return np.asarray(answered)


def test_it_learns_to_read_what_it_is_shown(
    losses_and_course: tuple[list[float], ReaderCourse], network: PlateReaderNetwork
) -> None:
    losses, course = losses_and_course
    assert max(losses[-5:]) < losses[0] / 20
    assert course.batch == BATCHES
    assert read_plates(network, lesson_plates()) == list(LESSON)


def test_a_stopped_training_goes_on_with_the_same_numbers(tmp_path: Path) -> None:
    stopped = ReaderCourse(PLANNED_BATCHES, tmp_path / "reader.checkpoint")
    learned(stopped, 2, seed=3)
    stopped.save()
    gone_on = ReaderCourse(PLANNED_BATCHES, tmp_path / "reader.checkpoint")
    assert gone_on.batch == 2
    assert learned(gone_on, 3, seed=4) == learned(stopped, 3, seed=4)
    assert weights(gone_on) == weights(stopped)


@pytest.mark.parametrize("plates", [1, 3])
def test_the_exported_reader_answers_as_the_network_does(
    exported: Path, network: PlateReaderNetwork, plates: int
) -> None:
    with torch.no_grad():
        meant = torch.softmax(network(network_plates(list(VIEWS[:plates]))), 2).numpy()
    assert columns(exported, VIEWS[:plates]) == pytest.approx(meant, abs=1e-2)


def test_exported_weights_take_two_bytes_each(exported: Path, network: PlateReaderNetwork) -> None:
    count = sum(parameter.numel() for parameter in network.parameters())
    assert 2 * count < exported.stat().st_size < 2.2 * count

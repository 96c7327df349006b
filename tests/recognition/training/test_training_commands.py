"""The two training commands: a model with a card that the gate loads, going on, and wrong use in one line."""

import hashlib
import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

if "GLASSBAY_REQUIRE_TRAINING" not in os.environ:
    for module in ("torch", "onnx"):
        pytest.importorskip(module, reason="no PyTorch: `make test-training` installs it and runs this")

from recognition.alignment import READING_ALPHABET
from recognition.engines.onnx_detector import OnnxDetector
from recognition.engines.onnx_models import OnnxModel
from recognition.labels import COLUMNS, LABELS
from recognition.training import detector_training, scene_material, train_detector, train_reader
from recognition.training.photographed_plates import CROPS, SCENES
from tests.fakes.drawn_lessons import write_crops, write_scenes

ROOT = Path(__file__).parents[3]
ENDS_WITHIN_S = 100

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:Constant folding:UserWarning")


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """Return a folder with labelled pictures in `plates`, in the layout that both commands ask for."""
    write_crops(tmp_path / "plates/train" / CROPS)
    write_scenes(tmp_path / "plates/train" / SCENES)
    write_crops(tmp_path / "plates/dev/ccpd-crops")
    write_scenes(tmp_path / "plates/dev/eu-scenes")
    return tmp_path


def arguments(shop: Path, *more: str) -> list[str]:
    folders = {"--plates": "plates", "--models": "models", "--work": "work"}
    return [word for option, name in folders.items() for word in (option, str(shop / name))] + list(more)


def run(network: str, told: list[str]) -> subprocess.CompletedProcess[str]:
    """Run the command as people do."""
    command = [sys.executable, "-m", f"recognition.training.train_{network}", *told]
    return subprocess.run(
        command, check=False, cwd=ROOT, capture_output=True, text=True, timeout=ENDS_WITHIN_S
    )


def train_the_detector(monkeypatch: pytest.MonkeyPatch, told: list[str]) -> None:
    """Run the command in this process, with fewer plates to draw at its start and a report at each step."""
    monkeypatch.setattr(scene_material, "_FLAT_PLATES", 10)
    monkeypatch.setattr(detector_training, "_REPORT_EVERY_STEPS", 1)
    monkeypatch.setattr(sys, "argv", ["train_detector", *told])
    train_detector.main()


class StopsAtReport(logging.Handler):
    """Stops a training, as someone does who presses Ctrl-C, when it has made its `number`th report."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.reports: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the report."""
        self.reports.append(record.getMessage())
        if len(self.reports) == self._number:
            raise KeyboardInterrupt


def card_of(model: Path) -> dict[str, Any]:
    """Return the card, of which both files must tell the model's checksum."""
    card: dict[str, Any] = json.loads(model.with_suffix(".json").read_text(encoding="utf-8"))
    assert card["sha256"] == hashlib.sha256(model.read_bytes()).hexdigest()
    assert card["sha256"] in model.with_suffix(".md").read_text(encoding="utf-8")
    return card


def test_the_reader_is_trained_shipped_and_not_trained_again(shop: Path) -> None:
    first = run("reader", arguments(shop, "--samples", "64"))
    assert (first.returncode, first.stdout) == (0, ""), first.stderr
    assert "8 photographs, from batch 0 of 1" in first.stderr
    model = shop / "models/reader.onnx"
    content, card = model.read_bytes(), card_of(model)
    assert (card["samples"], card["seed"], list(card["scores"])) == (64, 1, ["ccpd-crops", "eu-scenes"])
    assert any(source.startswith("4 plate crops of ") for source in card["sources"])
    assert any(source.startswith("4 plates in 4 scenes of ") for source in card["sources"])
    plates = np.zeros((3, 32, 128, 3), np.uint8)
    (columns,) = OnnxModel("reader", 1, READING_ALPHABET, shop / "models").answers(plates)
    assert columns.shape == (3, 32, 1 + len(READING_ALPHABET))
    # All planned samples are seen: another seed has nothing left to draw, and the same weights are shipped.
    again = run("reader", arguments(shop, "--samples", "64", "--seed", "2"))
    assert again.returncode == 0
    assert "8 photographs, from batch 1 of 1" in again.stderr
    assert model.read_bytes() == content
    assert card_of(model)["samples"] == 64


def test_a_stopped_training_of_the_detector_goes_on(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stop = StopsAtReport(3)
    reports = logging.getLogger("glassbay.training")
    reports.addHandler(stop)
    reports.setLevel(logging.INFO)
    try:
        with pytest.raises(KeyboardInterrupt):
            train_the_detector(monkeypatch, arguments(shop, "--minutes", "5"))
    finally:
        reports.removeHandler(stop)
    assert stop.reports[0] == "8 photographs, from step 0, minute 0.0 of 5"
    assert not (shop / "models/detector.onnx").exists()
    # The two steps took longer than these minutes: nothing more is learnt than what the checkpoint holds.
    train_the_detector(monkeypatch, arguments(shop, "--minutes", "0.0001"))
    card = card_of(shop / "models/detector.onnx")
    assert (card["samples"], card["alphabet"]) == (48, None)
    assert f"train/{SCENES}: 4 photographs with 4 plates, liuruoze/EasyPR, GDSL" in card["sources"]
    assert any(source.startswith(f"train/{CROPS}: 4 plates, ") for source in card["sources"])
    assert list(card["scores"]) == [f"train/{SCENES}", "dev/eu-scenes"]
    gate = OnnxDetector(OnnxModel("detector", 1, None, shop / "models"), 640)
    assert isinstance(gate.detect(np.zeros((300, 500, 3), np.uint8)), list)


def test_the_command_tells_a_folder_that_is_not_there_in_one_line(tmp_path: Path) -> None:
    refused = run("detector", arguments(tmp_path))
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == f"--plates {tmp_path / 'plates'}: no such file or folder\n"


def leave_no_picture(folder: Path) -> str:
    (folder / LABELS).write_text(",".join(COLUMNS), encoding="utf-8")
    return f"{folder / LABELS}: no picture is labelled in it"


def leave_no_labels(folder: Path) -> str:
    (folder / LABELS).unlink()
    return f"{folder / LABELS}: no such file"


@pytest.mark.parametrize("spoil", [leave_no_picture, leave_no_labels])
@pytest.mark.parametrize("folder", [CROPS, SCENES])
@pytest.mark.parametrize("command", [train_reader.main, train_detector.main])
def test_a_folder_without_labels_is_told_before_anything_is_trained(
    shop: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: Callable[[], None],
    folder: str,
    spoil: Callable[[Path], str],
) -> None:
    said = spoil(shop / "plates/train" / folder)
    monkeypatch.setattr(sys, "argv", ["train", *arguments(shop)])
    with pytest.raises(SystemExit) as ended:
        command()
    assert ended.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(said)
    assert not (shop / "work").exists()


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (train_reader.main, "--plates"),
        (train_reader.main, "--fonts"),
        (train_detector.main, "--corners"),
        (train_detector.main, "--backdrops"),
    ],
)
def test_a_file_that_is_not_there_is_told_by_its_option(
    shop: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: Callable[[], None],
    option: str,
) -> None:
    monkeypatch.setattr(sys, "argv", ["train", *arguments(shop, option, str(shop / "gone"))])
    with pytest.raises(SystemExit) as ended:
        command()
    assert ended.value.code == 2
    assert capsys.readouterr().err == f"{option} {shop / 'gone'}: no such file or folder\n"

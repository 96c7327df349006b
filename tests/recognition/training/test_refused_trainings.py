"""What the training commands refuse: one line and code 2, before anything is written."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from recognition.training import train_detector, train_reader
from recognition.training.photographed_plates import CROPS, SCENES
from tests.fakes.drawn_lessons import write_crops, write_scenes

ROOT = Path(__file__).parents[3]
ENDS_WITHIN_S = 60
AS_IF_NOT_INSTALLED = (
    "import runpy, sys; sys.modules['torch'] = None; "
    "runpy.run_module('recognition.training.' + sys.argv.pop(1), run_name='__main__')"
)

Refused = Callable[..., str]


@pytest.mark.parametrize("command", ["train_reader", "train_detector"])
def test_without_torch_one_line_says_how_it_is_had(command: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", AS_IF_NOT_INSTALLED, command, "--help"],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=ENDS_WITHIN_S,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    (line,) = ended.stderr.splitlines()
    assert "make training-environment" in line


@pytest.fixture
def refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Refused:
    """Return what tells a command something wrong beside labelled pictures, and returns its one line."""
    if "GLASSBAY_REQUIRE_TRAINING" not in os.environ:
        pytest.importorskip("torch", reason="no PyTorch: `make test-training` installs it and runs this")
    write_crops(tmp_path / "plates/train" / CROPS)
    write_scenes(tmp_path / "plates/train" / SCENES)
    made = {"--models": tmp_path / "models", "--work": tmp_path / "work"}

    def refusal(command: Callable[[], None], option: str, wrong: object) -> str:
        told = {"--plates": tmp_path / "plates", **made, option: wrong}
        monkeypatch.setattr(sys, "argv", ["train", *(str(word) for each in told.items() for word in each)])
        with pytest.raises(SystemExit) as ended:
            command()
        assert ended.value.code == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert not any(folder.exists() for folder in made.values())
        return line

    return refusal


@pytest.mark.parametrize(
    ("command", "option", "wrong"),
    [
        (train_reader.main, "--samples", "-3"),
        (train_reader.main, "--samples", "63"),
        (train_reader.main, "--samples", "many"),
        (train_reader.main, "--threads", "0"),
        (train_detector.main, "--seed", "-1"),
        (train_detector.main, "--minutes", "-1"),
        (train_detector.main, "--minutes", "0"),
        (train_detector.main, "--minutes", "nan"),
        (train_detector.main, "--minutes", "inf"),
    ],
)
def test_a_number_without_sense(
    refused: Refused, command: Callable[[], None], option: str, wrong: str
) -> None:
    line = refused(command, option, wrong)
    assert line.startswith(f"argument {option}: ")
    assert wrong in line


@pytest.mark.parametrize(
    ("command", "option", "content"),
    [
        (train_reader.main, "--corners", b"\xff\xd8\xff"),
        (train_detector.main, "--corners", b'{"a/1.png": [1, 2]}'),
        (train_reader.main, "--variants", b"\xff\xd8\xff"),
        (train_reader.main, "--variants", b'{"variants": ["a"]}'),
    ],
)
def test_a_file_of_another_kind(
    tmp_path: Path, refused: Refused, command: Callable[[], None], option: str, content: bytes
) -> None:
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(content)
    assert refused(command, option, bad).startswith(f"{option} {bad}: is not a file of ")


@pytest.mark.parametrize(
    ("command", "option", "meant"),
    [(train_reader.main, "--fonts", "fonts"), (train_detector.main, "--backdrops", "photographs")],
)
def test_an_empty_folder(
    tmp_path: Path, refused: Refused, command: Callable[[], None], option: str, meant: str
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert refused(command, option, empty).startswith(f"{option} {empty}: holds no {meant} (")


def test_a_font_that_is_none(tmp_path: Path, refused: Refused) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    (fonts / "bad.ttf").write_bytes(b"rain")
    line = refused(train_reader.main, "--fonts", fonts)
    assert line == f"--fonts {fonts / 'bad.ttf'}: is no font that can be read"

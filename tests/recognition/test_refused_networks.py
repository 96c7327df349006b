"""`glassbay read` with networks that are not what their cards say: one sentence, exit code 2."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from recognition.opencv import encode_jpeg
from server.domain.plate import PlateColour
from tests.fakes.drawn_scenes import drawn_plate

STARTS_WITHIN_S = 100.0
PRODUCT = Path(__file__).resolve().parents[2] / "recognition"


def damage(models: Path) -> None:
    """Change one bit in the middle of the reader."""
    content = bytearray((models / "reader.onnx").read_bytes())
    content[len(content) // 2] ^= 1
    (models / "reader.onnx").write_bytes(content)


def tell_another_alphabet(models: Path) -> None:
    """Let the card say that the reader knows one character less."""
    card = json.loads((models / "reader.json").read_text(encoding="utf-8"))
    card["alphabet"] = card["alphabet"][:-1]
    (models / "reader.json").write_text(json.dumps(card), encoding="utf-8")


def take_away(models: Path) -> None:
    """Leave out the detector."""
    (models / "detector.onnx").unlink()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (damage, "reader.onnx: is damaged"),
        (tell_another_alphabet, "reader.onnx: was made for another alphabet"),
        (take_away, "detector.onnx: cannot be read"),
    ],
)
def test_read_refuses_them_in_one_line(tmp_path: Path, spoil: Callable[[Path], None], said: str) -> None:
    copy = tmp_path / "recognition"
    shutil.copytree(PRODUCT, copy, ignore=shutil.ignore_patterns("training", "__pycache__"))
    spoil(copy / "models")
    picture = tmp_path / "plate.jpg"
    picture.write_bytes(encode_jpeg(drawn_plate("京A12345", PlateColour.BLUE)))
    result = subprocess.run(
        [sys.executable, "-m", "server", "read", "--engine", "onnx", "--crop", str(picture)],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=STARTS_WITHIN_S,
        check=False,
    )
    assert (result.returncode, result.stdout) == (2, "")
    (line,) = result.stderr.strip().splitlines()
    assert line.startswith("glassbay read: ")
    assert said in line

"""Benchmarks with a network that is not what its card says: one line and code 2, not "targets missed"."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from recognition.opencv import encode_jpeg
from server.domain.plate import PlateColour
from tests.fakes.drawn_scenes import drawn_plate

CHECKOUT = Path(__file__).parents[2]
ENDS_WITHIN_S = 100.0


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    """Return a checkout whose reader is cut in its middle, and with a labelled crop in `lab`."""
    for part in ("recognition", "tests/benchmarks"):
        shutil.copytree(CHECKOUT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    reader = tmp_path / "recognition/models/reader.onnx"
    reader.write_bytes(reader.read_bytes()[: reader.stat().st_size // 2])
    (tmp_path / "lab").mkdir()
    (tmp_path / "lab/crop.jpg").write_bytes(encode_jpeg(drawn_plate("京A12345", PlateColour.BLUE)))
    labels = "file,plate,kind,colour,x,y,w,h\ncrop.jpg,京A12345,crop,blue,,,,\n"
    (tmp_path / "lab/labels.csv").write_text(labels, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "words", [("gate", "--arrivals", "1"), ("recognition", "--against", "none", "--pictures", "lab")]
)
def test_a_cut_network_is_told_in_one_line(spoiled: Path, words: tuple[str, ...]) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "server", "bench", *words],
        cwd=spoiled,
        capture_output=True,
        encoding="utf-8",
        timeout=ENDS_WITHIN_S,
        check=False,
    )
    assert (result.returncode, result.stdout) == (2, "")
    (line,) = result.stderr.strip().splitlines()
    assert line.startswith(f"glassbay bench {words[0]}: {spoiled}")
    assert "reader.onnx: is damaged" in line

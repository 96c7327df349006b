"""Engines by name: what is not there is said in one line, with the way to have it."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from recognition.engines import extras
from recognition.engines.catalogue import EngineNotInstalled, UnknownEngine, make_engine
from recognition.opencv import encode_jpeg
from server.commands.read import read
from server.domain.plate import PlateColour
from tests.fakes.drawn_scenes import drawn_plate
from tests.fakes.plate_formats import CHINA


def test_an_unknown_engine_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(UnknownEngine, match=r"'tarot'.*easyocr.*onnx.*rapidocr"):
        make_engine("tarot", 1, thorough=False, regions=CHINA)


@pytest.mark.parametrize("name", sorted(extras.NEEDED_MODULES))
def test_an_extra_that_is_not_installed_says_how_it_is_had(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(extras.NEEDED_MODULES, name, ("a_module_that_nobody_has",))
    with pytest.raises(EngineNotInstalled, match=rf"{name} is not installed; run `make {name}`"):
        make_engine(name, 1, thorough=False, regions=CHINA)


def test_a_command_says_it_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(extras.NEEDED_MODULES, "rapidocr", ("a_module_that_nobody_has",))
    picture = tmp_path / "plate.jpg"
    picture.write_bytes(encode_jpeg(drawn_plate("京A12345", PlateColour.BLUE)))
    app = typer.Typer()
    app.command()(read)
    result = CliRunner().invoke(app, [str(picture), "--engine", "rapidocr"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        "glassbay read: --engine: rapidocr is not installed; run `make rapidocr` in a checkout of Glassbay"
    ]

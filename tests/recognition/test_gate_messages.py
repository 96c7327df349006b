"""What `glassbay gate` says: of what it is shown, of what it was told wrongly, and at its end."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from recognition.log_words import counted, told_of
from recognition.opencv import encode_jpeg
from recognition.sightings import sighting_of
from server.commands.gate import gate
from server.domain.plate import PlateColour
from tests.fakes.agent_server import AgentServer
from tests.fakes.drawn_scenes import drawn_scene
from tests.fakes.readings import passage

GATE_FILE = 'server = "{origin}"\ntoken_file = "token"\n[[camera]]\nname = "yard"\naddress = "{address}"\n'


@pytest.fixture
def server() -> Iterator[AgentServer]:
    with AgentServer() as server:
        yield server


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "car.jpg"
    path.write_bytes(encode_jpeg(drawn_scene("京A12345", PlateColour.BLUE)))
    return path


@pytest.fixture(autouse=True)
def all_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "glassbay.gate")


def run(*words: str) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(gate)
    return CliRunner(env={"GLASSBAY_TOKEN": ""}).invoke(app, words)


def watch(camera: Path, server: AgentServer) -> Result:
    kept_in = str(camera.parent / "agent")
    return run("--camera", str(camera), "--server", server.origin, "--token", "t", "--data-folder", kept_in)


def test_a_single_picture_is_played_and_its_passage_counted(
    picture: Path, server: AgentServer, caplog: pytest.LogCaptureFixture
) -> None:
    assert watch(picture, server).exit_code == 0
    assert server.texts() == ["京A12345"]
    told, ended = (line for line in caplog.messages if line.startswith("entry: "))
    assert told == "entry: a car passes: 1 frame, not agreed"
    assert ended == "entry: the recording has ended: 1 passage seen"


def test_a_file_that_is_no_picture_is_refused_in_one_line(tmp_path: Path, server: AgentServer) -> None:
    path = tmp_path / "bad.jpg"
    path.write_text("no picture")
    result = watch(path, server)
    assert result.exit_code == 2
    (line,) = result.stderr.strip().splitlines()
    assert f"{path}: not a picture" in line


def test_a_wrong_token_is_the_reason_given_at_the_end(picture: Path, server: AgentServer) -> None:
    server.status = 401
    result = watch(picture, server)
    assert result.exit_code == 1
    last = result.stderr.strip().splitlines()[-1]
    assert "has not taken 1 sighting (the server does not accept this agent's token; pair it anew)" in last
    assert str(picture.parent / "agent") in last


@pytest.mark.parametrize(
    ("agreed", "final", "revision", "line"),
    [
        (True, True, 0, "north: a car passes: 1 frame, agreed"),
        (False, False, 0, "north: a car passes: 1 frame, not agreed yet"),
        (False, True, 2, "north: a car is told again (revision 2): 1 frame, not agreed"),
    ],
)
def test_a_passage_is_told_in_words(*, agreed: bool, final: bool, revision: int, line: str) -> None:
    seen = sighting_of(passage("京A12345"), "north", "in")
    told = seen.model_copy(update={"agreed": agreed, "final": final, "revision": revision})
    assert told_of(told) == line


@pytest.mark.parametrize(("number", "words"), [(0, "0 sightings"), (1, "1 sighting"), (17, "17 sightings")])
def test_what_is_counted_is_named(number: int, words: str) -> None:
    assert counted(number, "sighting") == words


@pytest.mark.parametrize(
    ("address", "mode", "warned"),
    [
        ("rtsp://admin:hunter2@127.0.0.1:9/1", 0o644, ["gate.toml", "token"]),
        ("rtsp://admin:hunter2@127.0.0.1:9/1", 0o600, []),
        ("car.jpg", 0o640, ["token"]),
    ],
)
def test_secrets_that_others_can_read_are_warned_of(
    picture: Path, caplog: pytest.LogCaptureFixture, address: str, mode: int, warned: list[str]
) -> None:
    order, token = picture.parent / "gate.toml", picture.parent / "token"
    order.write_text(GATE_FILE.format(origin="no address", address=address), encoding="utf-8")
    token.write_text("a-token")
    for file in (order, token):
        file.chmod(mode)
    assert run("--gate-file", str(order)).exit_code == 2
    warnings = [line for line in caplog.messages if "chmod 600" in line]
    assert [line.partition(" holds ")[0] for line in warnings] == [
        str(picture.parent / name) for name in warned
    ]
    assert "hunter2" not in caplog.text

"""One agent with several cameras: one heartbeat, one outbox, and a fault of one that is not the others'."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import typer
from typer.testing import CliRunner, Result

from recognition.gate import Undelivered, run_gate
from recognition.gate_order import CameraOrder, GateOrder, TestPageOrder
from recognition.opencv import encode_jpeg
from recognition.watched_area import WatchedArea
from server.commands.gate import gate
from server.commands.options import chosen_numbering
from server.domain.plate import PlateColour
from server.places import config_folder
from server.wording import load_wording
from tests.fakes.agent_server import AgentServer
from tests.fakes.drawn_scenes import drawn_scene
from tests.fakes.mjpeg_camera import MjpegCamera
from tests.fakes.rtsp_camera import RtspCamera
from tests.fakes.waiting import LIMIT_S, until

UPPER_LEFT = WatchedArea(((0.0, 0.0), (0.4, 0.0), (0.4, 0.4), (0.0, 0.4)))


def scene(text: str) -> bytes:
    return encode_jpeg(drawn_scene(text, PlateColour.BLUE), 95)


@contextmanager
def watching(folder: Path, server: AgentServer, *cameras: CameraOrder, page: bool = False) -> Iterator[None]:
    """Let an agent watch `cameras` in a thread of its own; at the end it is told to stop, and does."""
    words = load_wording(config_folder() / "wording")
    order = GateOrder(
        cameras,
        server.origin,
        "a-token",
        folder / "outbox.sqlite",
        "onnx",
        1,
        chosen_numbering("cn"),
        test_page=TestPageOrder(0, "127.0.0.1", words) if page else None,
    )
    stop, left = threading.Event(), []
    thread = threading.Thread(target=lambda: left.append(run_gate(order, stop)))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(LIMIT_S)
    assert left == [Undelivered(0, "")]


def states(server: AgentServer) -> dict[str, str]:
    """Return how each camera is, by the last heartbeat."""
    last = server.heartbeats[-1:]
    return {each["camera"]: each["state"] for beat in last for each in beat["cameras"]}


def test_cameras_of_two_kinds_are_read_by_one_agent_and_one_that_drops_is_down_alone(tmp_path: Path) -> None:
    arriving, leaving = scene("京A12345"), scene("沪C7K981")
    with (
        AgentServer() as server,
        MjpegCamera(lambda _: arriving) as first,
        RtspCamera(lambda _: leaving) as second,
    ):
        entry, leave = CameraOrder("entry", first.url, "in"), CameraOrder("exit", second.url, "out")
        with watching(tmp_path, server, entry, leave):
            until(lambda: {"京A12345", "沪C7K981"} <= set(server.texts()))
            until(lambda: states(server) == {"entry": "up", "exit": "up"})
            second.__exit__()
            until(lambda: states(server) == {"entry": "up", "exit": "down"})
    directions = {each["text"]: (each["camera"], each["direction"]) for each in server.sightings}
    assert directions == {"京A12345": ("entry", "in"), "沪C7K981": ("exit", "out")}
    assert [path.name for path in tmp_path.glob("*.sqlite")] == ["outbox.sqlite"]


def test_a_plate_outside_the_area_is_no_car_until_the_area_is_drawn_around_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "glassbay.gate")
    jpeg = scene("京A12345")
    with AgentServer() as server, MjpegCamera(lambda _: jpeg) as camera:
        entry = CameraOrder("entry", camera.url, "in", UPPER_LEFT)
        with watching(tmp_path, server, entry, page=True), page_of(caplog) as page:
            until(lambda: page.get("/state.json").json()["cameras"][0]["look"] is not None)
            assert page.get("/state.json").json()["cameras"][0]["look"]["plates"] == []
            assert server.sightings == []
            assert page.post("/area", json={"camera": 0, "corners": []}).is_success
            until(lambda: server.texts()[:1] == ["京A12345"])
            assert page.get("/picture.jpg?camera=0").content.startswith(b"\xff\xd8")
        drawn = (tmp_path / "area-entry.json").read_text(encoding="utf-8")
        assert drawn == '{"corners": []}\n'
        with watching(tmp_path, server, entry):
            until(lambda: len({each["sighting_id"] for each in server.sightings}) == 2)


@contextmanager
def page_of(caplog: pytest.LogCaptureFixture) -> Iterator[httpx.Client]:
    """Open the address that the agent tells at its start."""
    until(lambda: any("test page: " in line for line in caplog.messages))
    address = next(line.partition("test page: ")[2] for line in caplog.messages if "test page: " in line)
    with httpx.Client(base_url=address.partition("?")[0], trust_env=False, follow_redirects=True) as page:
        assert page.get(address).is_success
        yield page


def call(*words: str) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(gate)
    return CliRunner(env={"GLASSBAY_TOKEN": "a-token"}).invoke(app, words)


@pytest.fixture
def gate_file(tmp_path: Path) -> Path:
    path = tmp_path / "gate.toml"
    head = 'server = "http://127.0.0.1:9"\nengine = "onnx"\n'
    path.write_text(f'{head}[[camera]]\nname = "entry"\naddress = "nowhere.mp4"\n', encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--camera", "0"], "leave out --camera"),
        (["--engine", "rapidocr"], "leave out --engine"),
        (["--threads", "1"], "leave out --threads"),
        ([], "nowhere.mp4"),
    ],
)
def test_what_cannot_go_with_a_gate_file_is_named(gate_file: Path, words: list[str], complaint: str) -> None:
    result = call("--gate-file", str(gate_file), *words)
    assert result.exit_code == 2
    assert complaint in result.stderr


def test_a_wrong_gate_file_is_one_line(gate_file: Path) -> None:
    gate_file.write_text("server = 3", encoding="utf-8")
    result = call("--gate-file", str(gate_file))
    assert result.exit_code == 2
    (line,) = result.stderr.strip().splitlines()
    assert line.startswith(f"glassbay gate: {gate_file}: ")


@pytest.mark.parametrize("words", [[], ["--camera", "0"], ["--server", "http://127.0.0.1:9"]])
def test_neither_a_camera_and_a_server_nor_a_gate_file_is_wrong_use(words: list[str]) -> None:
    result = call(*words)
    assert result.exit_code == 2
    assert "--gate-file" in result.stderr

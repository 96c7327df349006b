"""`glassbay read`, `evaluate` and `gate` as they are typed."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from recognition.engines.catalogue import DEFAULT_ENGINE
from recognition.opencv import encode_jpeg
from server.commands.evaluate import evaluate
from server.commands.gate import gate
from server.commands.read import read
from server.domain.plate import PlateColour
from tests.fakes.agent_server import AgentServer
from tests.fakes.drawn_scenes import drawn_plate, drawn_scene
from tests.fakes.mjpeg_camera import MjpegCamera
from tests.fakes.waiting import LIMIT_S, until

LABEL_COLUMNS = "file,plate,kind,colour,x,y,w,h"


def call(command: Callable[..., Any], *words: str) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(command)
    return CliRunner(env={"GLASSBAY_TOKEN": ""}).invoke(app, words)


def one_line(result: Result) -> str:
    """Return the one line that a wrong use gets."""
    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = result.stderr.strip().splitlines()
    return line


@pytest.fixture
def scene(tmp_path: Path) -> Path:
    path = tmp_path / "场景.jpg"
    path.write_bytes(encode_jpeg(drawn_scene("京A12345", PlateColour.BLUE)))
    return path


def test_read_prints_one_object_a_picture_with_just_these_keys(scene: Path) -> None:
    result = call(read, str(scene), str(scene), "--threads", "1", "--engine", DEFAULT_ENGINE)
    assert result.exit_code == 0
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert list(first) == ["file", "width", "height", "plates"]
    assert (first["file"], first["width"], first["height"]) == (str(scene), 1280, 720)
    (plate,) = first["plates"]
    assert list(plate) == [
        "text", "kind", "confidence", "certain", "characters", "box", "detect_ms", "read_ms",
    ]  # fmt: skip
    assert (plate["text"], plate["kind"], plate["certain"]) == ("京A12345", "ordinary", True)
    assert [choices[0][0] for choices in plate["characters"]] == list("京A12345")
    assert plate["confidence"] == min(choices[0][1] for choices in plate["characters"])
    assert second["plates"][0]["text"] == "京A12345"


def test_read_takes_a_plate_already_cut_out(tmp_path: Path) -> None:
    path = tmp_path / "plate.png"
    path.write_bytes(encode_jpeg(drawn_plate("皖AD12345", PlateColour.GREEN)))
    result = call(read, "--crop", str(path))
    assert json.loads(result.stdout)["plates"][0]["kind"] == "new_energy_small"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [(None, "no such file"), (b"", "is empty"), (b"not a picture", "not a picture that can be read")],
)
def test_read_names_what_is_no_picture(tmp_path: Path, content: bytes | None, complaint: str) -> None:
    path = tmp_path / "notes.jpg"
    if content is not None:
        path.write_bytes(content)
    assert f"notes.jpg: {complaint}" in one_line(call(read, str(path)))


def test_read_says_what_to_do_with_a_folder(tmp_path: Path) -> None:
    line = one_line(call(read, str(tmp_path)))
    assert line.startswith(f"glassbay read: {tmp_path}: is a folder (give its pictures")


def test_read_takes_regions_as_people_type_them(scene: Path) -> None:
    result = call(read, str(scene), "--regions", "CN, eu")
    assert json.loads(result.stdout)["plates"][0]["text"] == "京A12345"


def test_read_refuses_an_unknown_engine(scene: Path) -> None:
    assert "'tarot'" in one_line(call(read, str(scene), "--engine", "tarot"))


def test_evaluate_scores_a_labelled_folder(scene: Path) -> None:
    rows = f"{LABEL_COLUMNS}\n场景.jpg,京A12345,scene,blue,560,400,151,48\n"
    (scene.parent / "labels.csv").write_text(rows, encoding="utf-8")
    result = call(evaluate, str(scene.parent), "--json")
    assert result.exit_code == 0
    (folder,) = json.loads(result.stdout)["folders"].values()
    assert (folder["pictures"], folder["found"], folder["exact"], folder["wrong_certain"]) == (
        1,
        1.0,
        1.0,
        0.0,
    )
    assert "100.0 %" in call(evaluate, str(scene.parent)).stdout


def test_evaluate_names_a_folder_without_labels(tmp_path: Path) -> None:
    assert "labels.csv: no such file" in one_line(call(evaluate, str(tmp_path)))


def test_evaluate_names_a_labelled_picture_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"not a picture")
    (tmp_path / "labels.csv").write_text(
        "file,plate,kind,colour,x,y,w,h\na.jpg,京A12345,crop,blue,,,,\n", encoding="utf-8"
    )
    assert "a.jpg: not a picture" in one_line(call(evaluate, str(tmp_path)))


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--camera", "nowhere.mp4", "--server", "http://127.0.0.1:9", "--token", "t"], "nowhere.mp4"),
        (["--camera", "0", "--server", "the office", "--token", "t"], "--server"),
    ],
)
def test_gate_names_what_cannot_be(tmp_path: Path, words: list[str], complaint: str) -> None:
    assert complaint in one_line(call(gate, *words, "--data-folder", str(tmp_path)))


def test_gate_needs_a_token(tmp_path: Path) -> None:
    words = ["--camera", "0", "--server", "http://127.0.0.1:9", "--data-folder", str(tmp_path)]
    for more in ([], ["--token-file", str(tmp_path / "absent")]):
        result = call(gate, *words, *more)
        assert result.exit_code == 2
        assert "token" in result.stderr


@pytest.mark.parametrize("command", [read, evaluate, gate])
def test_each_command_explains_itself(command: Callable[..., Any]) -> None:
    result = call(command, "--help")
    assert result.exit_code == 0
    assert "--threads" in re.sub(r"\x1b\[[0-9;]*m", "", result.stdout)


GATE = "import typer; from server.commands.gate import gate; typer.run(gate)"


def gate_program(*words: str, token: str = "a-token") -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", GATE, *words],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "GLASSBAY_TOKEN": token},
        stderr=subprocess.DEVNULL,
    )


def test_a_gate_reads_a_network_camera_reports_once_and_ends_on_sigterm(scene: Path) -> None:
    jpeg = scene.read_bytes()
    with AgentServer() as server, MjpegCamera(lambda _: jpeg) as camera:
        words = ["--camera", camera.url, "--server", server.origin, "--name", "north", "--direction", "out"]
        program = gate_program(*words, "--data-folder", str(scene.parent / "agent"))
        try:
            until(lambda: server.texts() == ["京A12345"])
            until(lambda: len(server.heartbeats) >= 2)
            program.send_signal(signal.SIGTERM)
            assert program.wait(LIMIT_S) == 0
        finally:
            program.kill()
            program.wait()
    assert server.texts() == ["京A12345"]
    (sighting,) = server.sightings
    assert (sighting["camera"], sighting["direction"], sighting["agreed"]) == ("north", "out", True)
    assert server.heartbeats[-1]["cameras"][0]["state"] == "up"


def test_a_gate_reads_a_folder_ends_by_itself_and_keeps_what_the_server_did_not_take(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, text in ((first, "京A12345"), (second, "沪C7K981")):
        folder.mkdir()
        (folder / "1.jpg").write_bytes(encode_jpeg(drawn_scene(text, PlateColour.BLUE)))
    with AgentServer() as gone:
        origin, port = gone.origin, int(gone.origin.rpartition(":")[2])
    words = ["--server", origin, "--data-folder", str(tmp_path / "agent")]
    assert gate_program("--camera", str(first), *words).wait(LIMIT_S) == 1
    with AgentServer(port) as server:
        assert gate_program("--camera", str(second), *words).wait(LIMIT_S) == 0
    assert server.texts() == ["京A12345", "沪C7K981"]

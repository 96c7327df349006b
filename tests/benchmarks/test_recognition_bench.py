"""The benchmark of reading: same pictures for a seed, figures from looks, an engine in its own process."""

import json
from pathlib import Path

import numpy as np
import pytest
import typer
from typer.testing import CliRunner, Result

from recognition.opencv import encode_jpeg
from server.commands.bench_recognition import recognition
from server.domain.plate import PlateColour
from tests.benchmarks.asked_process import ProcessEnded
from tests.benchmarks.bench_pictures import BenchTask, drawn_tasks
from tests.benchmarks.engine_process import engine_process
from tests.benchmarks.recognition_figures import TimedLook, as_table, report_of
from tests.fakes.drawn_scenes import drawn_plate, drawn_scene

STARTED = {"start_s": 0.5, "start_cpu_s": 0.4, "memory_mib": 80.0, "weights_mb": 4.0}
TASKS = [BenchTask("crop", "crop", ()), BenchTask("scene, gate", "gate", ())]


def looks(engine: str, crop_ms: list[float], scene_ms: list[float]) -> list[TimedLook]:
    """Return one look a round at a crop and at a scene."""
    return [
        TimedLook(engine, task, number, 2 * cpu_ms, cpu_ms, plates=1, read=number % 2)
        for task, times in (("crop", crop_ms), ("scene, gate", scene_ms))
        for number, cpu_ms in enumerate(times)
    ]


def call(*words: str) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command()(recognition)
    return CliRunner().invoke(app, words)


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    (tmp_path / "crop.jpg").write_bytes(encode_jpeg(drawn_plate("京A12345", PlateColour.BLUE)))
    (tmp_path / "scene.jpg").write_bytes(encode_jpeg(drawn_scene("沪C7K981", PlateColour.BLUE)))
    rows = "crop.jpg,京A12345,crop,blue,,,,\nscene.jpg,沪C7K981,scene,blue,560,400,151,48\n"
    (tmp_path / "labels.csv").write_text(f"file,plate,kind,colour,x,y,w,h\n{rows}", encoding="utf-8")
    return tmp_path


def test_the_same_seed_draws_the_same_pictures(tmp_path: Path) -> None:
    first, second, other = tmp_path / "1", tmp_path / "2", tmp_path / "3"
    for folder in (first, second, other):
        folder.mkdir()
    tasks = drawn_tasks(first, 4, 3, 1)
    drawn_tasks(second, 4, 3, 1)
    drawn_tasks(other, 5, 3, 1)
    names = sorted(path.name for path in first.iterdir())
    assert len(names) == 3 + 2 * 1
    assert all(np.array_equal(np.load(first / name), np.load(second / name)) for name in names)
    assert not np.array_equal(np.load(first / "scene-0.npy"), np.load(other / "scene-0.npy"))
    sizes = {task.name: np.load(task.pictures[0].path).shape for task in tasks if task.manner == "gate"}
    assert sizes == {"scene 1280x720, gate": (720, 1280, 3), "scene 1920x1080, gate": (1080, 1920, 3)}


def test_ratios_are_of_one_round_and_their_median_counts() -> None:
    seen = looks("ours", [1, 2, 9], [10, 10, 10]) + looks("theirs", [10, 20, 10], [100, 50, 100])
    memory = {"ours": 90.0, "theirs": 200.0}
    starts = {"ours": STARTED, "theirs": STARTED}
    report = report_of(TASKS, seen, starts, memory, memory)
    ratios = report["against"]["theirs"]
    assert (ratios["crop"]["cpu"], ratios["crop"]["cpu_low"], ratios["crop"]["cpu_high"]) == (0.1, 0.1, 0.9)
    assert ratios["scene, gate"]["cpu"] == 0.1
    assert report["engines"]["ours"]["tasks"]["crop"]["cpu_ms"] == {"median": 2, "p95": 9}
    assert report["engines"]["ours"]["tasks"]["scene, gate"]["a_second_a_core"] == 100
    assert report["engines"]["ours"]["tasks"]["crop"]["read"] == pytest.approx(1 / 3, abs=1e-4)
    assert (report["met"], report["missed"]) == (True, [])
    assert "targets met" in as_table({"pictures": "drawn", "rounds": 3, "threads": 1} | report)


@pytest.mark.parametrize(
    ("crop_ms", "scene_ms", "weights_mb", "said"),
    [
        (3.0, 10.0, 4.0, "crop, processor time against theirs: 0.3, must be at most 0.2"),
        (1.0, 13.0, 4.0, "scene, gate, processor time against theirs: 0.13, must be at most 0.12"),
        (1.0, 10.0, 12.5, "megabytes of weights: 12.5, must be at most 12"),
    ],
)
def test_a_missed_target_is_a_miss_and_is_named(
    crop_ms: float, scene_ms: float, weights_mb: float, said: str
) -> None:
    seen = looks("ours", [crop_ms], [scene_ms]) + looks("theirs", [10], [100])
    starts = {"ours": STARTED | {"weights_mb": weights_mb}, "theirs": STARTED}
    report = report_of(TASKS, seen, starts, dict.fromkeys(starts), dict.fromkeys(starts))
    assert (report["met"], len(report["missed"])) == (False, 1)
    table = as_table({"pictures": "drawn", "rounds": 1, "threads": 1} | report)
    assert table.endswith(f"targets missed\n  {said}")


def test_an_engine_is_timed_alone_on_a_folder_of_labelled_pictures(
    labelled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A folder told from where one stands: the engine's process stands elsewhere.
    monkeypatch.chdir(labelled.parent)
    result = call("--against", "none", "--rounds", "2", "--pictures", labelled.name, "--json")
    assert result.exit_code == 0, result.stderr
    report = json.loads(result.stdout)
    (name,) = report["engines"]
    ours = report["engines"][name]
    assert (name, report["against"], report["met"]) == ("onnx", {}, None)
    assert set(ours["tasks"]) == {"crop", "scene, gate", "scene, thorough"}
    assert all(times["looks"] == 2 for times in ours["tasks"].values())
    assert all(times["cpu_ms"]["median"] > 0 for times in ours["tasks"].values())
    assert ours["weights_mb"] > 0
    assert ours["started_memory_mib"] <= ours["gate_memory_mib"] <= ours["memory_mib"]


def test_wrong_use_is_one_line_before_anything_is_measured(tmp_path: Path) -> None:
    result = call("--against", "none", "--pictures", str(tmp_path))
    assert result.exit_code == 2
    (line,) = result.stderr.strip().splitlines()
    assert line.startswith("glassbay bench recognition: ")


def test_a_picture_that_is_none_is_one_line(labelled: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (labelled / "scene.jpg").write_bytes(b"rain")
    result = call("--against", "none", "--pictures", str(labelled))
    assert result.exit_code == 2
    (line,) = result.stderr.strip().splitlines()
    assert line.startswith(f"glassbay bench recognition: {labelled / 'scene.jpg'}: not a picture")
    assert "Traceback" not in capfd.readouterr().err


def test_an_engine_that_does_not_start_is_said() -> None:
    with pytest.raises(ProcessEnded, match="tarot"), engine_process("tarot", 1, ["cn"]):
        pass

"""The agent, frame by frame: it looks when something moves, tells each car once, and says how it is."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from recognition.agent import GateAgent, GateView
from recognition.capture import CameraCondition, Frame
from recognition.engine import Engine
from recognition.outbox import Outbox
from recognition.passage import PassageTracker
from recognition.plates import NOTHING_READ, Picture, PlateReading, PlateRegion
from tests.fakes.readings import NOON, reading

FRAME_S = 0.1
EMPTY = 100


class ScriptedSource:
    """A camera that shows given brightnesses, one a frame, and then ends."""

    def __init__(self, brightnesses: list[int], before_frame: Callable[[int], None] = lambda _: None) -> None:
        self._before_frame = before_frame
        self._frames = iter(enumerate(brightnesses))
        self.ended = False
        self.condition = CameraCondition("up", "", NOON, 10.0)

    def next_frame(self, wait_s: float) -> Frame | None:
        index, brightness = next(self._frames, (0, None))
        if brightness is None:
            self.ended = True
            return None
        self._before_frame(index)
        picture = np.full((240, 320, 3), brightness, dtype=np.uint8)
        return Frame(picture, index * FRAME_S, NOON + timedelta(seconds=index * FRAME_S))

    def ask_every(self, every_s: float) -> None:
        """Every frame of the script is shown."""

    def close(self) -> None:
        """Nothing is held."""


@dataclass
class BrightnessReader:
    """Detector and reader at once: each brightness is a plate, `EMPTY` is none."""

    plates: dict[int, PlateReading]
    looks: int = 0

    def detect(self, picture: Picture) -> list[PlateRegion]:
        self.looks += 1
        return [PlateRegion(((100, 100), (200, 100), (200, 130), (100, 130)), 0.9)]

    def read(self, plate: Picture) -> PlateReading:
        return self.plates.get(int(plate[0, 0, 0]), NOTHING_READ)


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    outbox = Outbox(tmp_path / "outbox.sqlite")
    yield outbox
    outbox.close()


def watch(
    outbox: Outbox, brightnesses: list[int], plates: dict[int, PlateReading]
) -> tuple[BrightnessReader, list[str]]:
    """Let an agent watch the whole script; return the reader and the texts told."""
    eyes = BrightnessReader(plates)
    source = ScriptedSource(brightnesses)
    agent = GateAgent(GateView("entry", "in"), source, Engine(eyes, eyes), outbox, PassageTracker())
    texts: list[str] = []
    agent.watch(threading.Event(), told=lambda: texts.append("told"))
    told = []
    while (sighting := outbox.oldest()) is not None:
        told.append(sighting.text)
        outbox.remove(sighting)
    assert bool(texts) == bool(told)
    return eyes, told


def test_an_empty_gate_is_hardly_looked_at(outbox: Outbox) -> None:
    eyes, told = watch(outbox, [EMPTY] * 600, {})
    assert told == []
    assert eyes.looks <= 5


def test_a_car_that_comes_waits_and_goes_is_told_once(outbox: Outbox) -> None:
    script = [*[EMPTY] * 30, *[150] * 300, *[EMPTY] * 60]
    eyes, told = watch(outbox, script, {150: reading("京A12345")})
    assert told == ["京A12345"]
    assert eyes.looks <= 20


def test_two_cars_bumper_to_bumper_are_two(outbox: Outbox) -> None:
    script = [*[150] * 40, *[200] * 40]
    _, told = watch(outbox, script, {150: reading("京A12345"), 200: reading("沪C7K981")})
    assert told == ["京A12345", "沪C7K981"]


def test_a_car_whose_province_is_illegible_is_told_in_doubt(outbox: Outbox) -> None:
    clear = reading("京A12345")
    doubtful = PlateReading(
        clear.text, clear.kind, clear.colour, ((("京", 0.02),), *clear.characters[1:]), 0.02, certain=False
    )
    _, told = watch(outbox, [*[150] * 60, *[EMPTY] * 30], {150: doubtful})
    assert told == ["京A12345"]


@pytest.mark.parametrize("seen", [replace(reading("RK755AJ"), kind=None), reading("京A12345", 0.1)])
def test_writing_that_follows_no_format_is_no_car(outbox: Outbox, seen: PlateReading) -> None:
    _, told = watch(outbox, [*[150] * 60, *[EMPTY] * 30], {150: seen})
    assert told == []


def test_a_recording_that_ends_with_a_car_in_sight_still_tells_it(outbox: Outbox) -> None:
    _, told = watch(outbox, [150] * 2, {150: reading("京A12345")})
    assert told == ["京A12345"]


def test_the_sighting_carries_the_plate_alone_and_when_each_leg_took_place(outbox: Outbox) -> None:
    eyes = BrightnessReader({150: reading("京A12345")})
    source = ScriptedSource([*[EMPTY] * 10, *[150] * 20])
    agent = GateAgent(GateView("exit", "out"), source, Engine(eyes, eyes), outbox, PassageTracker())
    agent.watch(threading.Event(), told=lambda: None)
    sighting = outbox.oldest()
    assert sighting is not None
    assert (sighting.camera, sighting.direction) == ("exit", "out")
    assert sighting.seen_at >= NOON + timedelta(seconds=10 * FRAME_S)
    assert sighting.trace.captured_at >= sighting.seen_at
    assert sighting.trace.read_at <= sighting.trace.sent_at
    assert sighting.crop_jpeg is not None
    assert sighting.confidence == pytest.approx(0.95)


def test_the_agent_tells_how_its_camera_is(outbox: Outbox) -> None:
    eyes = BrightnessReader({150: reading("京A12345")})
    source = ScriptedSource([150] * 20)
    agent = GateAgent(GateView("lane", "both"), source, Engine(eyes, eyes), outbox, PassageTracker())
    agent.watch(threading.Event(), told=lambda: None)
    source.condition = CameraCondition("down", "no camera answers at this address", NOON, 0.0)
    camera = agent.camera_state()
    assert (camera.camera, camera.direction) == ("lane", "both")
    assert (camera.state, camera.reason, camera.since) == ("down", "no camera answers at this address", NOON)


def test_what_the_disk_refuses_is_kept_as_soon_as_it_takes_it(outbox: Outbox, tmp_path: Path) -> None:
    disk = sqlite3.connect(tmp_path / "outbox.sqlite", isolation_level=None)
    disk.execute(
        "CREATE TRIGGER full BEFORE INSERT ON waiting_sighting BEGIN SELECT RAISE(FAIL, 'disk is full'); END"
    )
    waiting: list[int] = []

    def make_room(frame: int) -> None:
        waiting.append(len(outbox))
        if frame == 40:
            disk.execute("DROP TRIGGER full")

    eyes = BrightnessReader({150: reading("京A12345")})
    source = ScriptedSource([150] * 60, make_room)
    agent = GateAgent(GateView("entry", "in"), source, Engine(eyes, eyes), outbox, PassageTracker())
    agent.watch(threading.Event(), told=lambda: None)
    disk.close()
    assert waiting[40] == 0
    assert waiting[-1] == 1


def test_an_agent_that_is_told_to_stop_stops(outbox: Outbox) -> None:
    stop = threading.Event()
    stop.set()
    eyes = BrightnessReader({})
    agent = GateAgent(
        GateView("entry", "in"), ScriptedSource([150] * 20), Engine(eyes, eyes), outbox, PassageTracker()
    )
    agent.watch(stop, told=lambda: None)
    assert eyes.looks == 0

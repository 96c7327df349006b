"""What the gate agent takes of a core: `python -m tests.benchmarks.gate_idle [SECONDS]`.

An agent in a process of its own watches a motion JPEG camera of 1280 × 720 and 10 pictures a second, with the
noise of a sensor: first still, then with a car that drives back and forth all the time. Its CPU time is
measured, the camera's is not. CPU time and not the wall's, so that a busy machine changes little.
"""

import json
import multiprocessing
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from recognition.agent import GateAgent, GateView
from recognition.camera_eyes import CameraEyes
from recognition.camera_scene import CameraScene
from recognition.engines.catalogue import DEFAULT_ENGINE, make_engine
from recognition.idle_pace import IdlePace
from recognition.opencv import encode_jpeg
from recognition.outbox import Outbox
from recognition.passage import PassageTracker
from recognition.plates import Picture
from recognition.sources import open_source
from server.commands.options import chosen_numbering
from server.domain.plate import PlateColour
from tests.fakes.drawn_scenes import drawn_scene
from tests.fakes.mjpeg_camera import FRAME_S, MjpegCamera

RATE = 10.0
SETTLE_S = 5.0
PICTURES = 8
PLATE = (slice(400, 448), slice(560, 711))


def street(number: int, *, moving: bool) -> Picture:
    """An empty street with a sensor's noise, or a car with a plate that stands elsewhere in each picture."""
    scene = drawn_scene("京A12345", PlateColour.BLUE)
    if moving:
        car = np.full_like(scene, 96)
        car[220:600, 360:920] = 40
        car[PLATE] = scene[PLATE]
        scene = np.roll(car, (number - PICTURES // 2) * 24, axis=1)
    else:
        scene[:] = 96
        scene[500:, 200:1000] = 60
    noise = np.random.default_rng(number).integers(-6, 7, scene.shape)
    return np.asarray(np.clip(scene + noise, 0, 255), dtype=np.uint8)


def pictures(*, moving: bool) -> Callable[[int], bytes]:
    """Return what the camera sends, `RATE` a second; drawn beforehand."""
    jpegs = [encode_jpeg(street(number, moving=moving)) for number in range(PICTURES)]

    def next_jpeg(number: int) -> bytes:
        time.sleep(1 / RATE - FRAME_S)
        return jpegs[number % PICTURES]

    return next_jpeg


def watch(url: str, seconds: float, answers: "multiprocessing.Queue[dict[str, float]]") -> None:
    """In a process of its own: let the agent settle, then measure its CPU time for `seconds`."""
    stop = threading.Event()
    source = open_source(url)
    scene, pace = CameraScene(), IdlePace()
    engine = make_engine(DEFAULT_ENGINE, 1, thorough=False, regions=chosen_numbering("cn"))
    eyes = CameraEyes(engine, threading.Lock(), scene)
    with tempfile.TemporaryDirectory() as folder:
        outbox = Outbox(Path(folder) / "outbox.sqlite")
        agent = GateAgent(GateView("entry", "in"), source, eyes, outbox, PassageTracker(), scene, pace)
        watching = threading.Thread(target=agent.watch, args=(stop, lambda: None))
        watching.start()
        time.sleep(SETTLE_S)
        began, used = time.monotonic(), time.process_time()
        time.sleep(seconds)
        share = (time.process_time() - used) / (time.monotonic() - began)
        rate = source.condition.frames_per_second
        answers.put(
            {"core_share": share, "frames_per_second": rate, "still_every_s": pace.every_s(moving=False)}
        )
        stop.set()
        watching.join()
        source.close()
        outbox.close()


def measured(*, moving: bool, seconds: float) -> dict[str, float]:
    """Return the share of a core, the camera's rate, and the pause between two still pictures."""
    context = multiprocessing.get_context("spawn")
    answers: multiprocessing.Queue[dict[str, float]] = context.Queue()
    with MjpegCamera(pictures(moving=moving)) as camera:
        agent = context.Process(target=watch, args=(camera.url, seconds, answers))
        agent.start()
        try:
            return answers.get(timeout=seconds + 90.0)
        finally:
            agent.join(10.0)
            agent.kill()


def main() -> None:
    """Print both cases as JSON."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 20.0
    shares = {name: measured(moving=name == "moving", seconds=seconds) for name in ("still", "moving")}
    sys.stdout.write(json.dumps(shares, indent=2) + "\n")


if __name__ == "__main__":
    main()

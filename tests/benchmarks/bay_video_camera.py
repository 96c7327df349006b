"""Network cameras for the benchmark of bay video: drawn frames as motion JPEG, in a process of their own.

`python -m tests.benchmarks.bay_video_camera CAMERAS FRAMES_PER_SECOND` says where they are and streams until
it is ended.
"""

import json
import sys
import time

import numpy as np

from recognition.opencv import encode_jpeg
from recognition.plates import Picture
from server.domain.plate import PlateColour
from server.simulator.mjpeg_stream import MjpegStream
from tests.fakes.drawn_scenes import drawn_scene

FRAMES = 24


def frames() -> list[bytes]:
    """Return pictures of somebody walking past a car with a plate, 1280 × 720."""
    scene = drawn_scene("京A12345", PlateColour.BLUE)
    noise = np.random.default_rng(1).normal(0, 6, scene.shape)
    still: Picture = np.clip(scene + noise, 0, 255).astype(np.uint8)
    return [encode_jpeg(_with_somebody(still, number), 80) for number in range(FRAMES)]


def stream(cameras: int, frames_per_second: float) -> None:
    """Stream for ever; each camera is a frame further than the one before it."""
    shown = frames()
    streams = [MjpegStream() for _ in range(cameras)]
    for each in streams:
        each.start()
    print(json.dumps({"addresses": [each.url for each in streams]}), flush=True)
    number = 0
    while True:
        for place, each in enumerate(streams):
            each.publish(shown[(number + place) % FRAMES])
        number += 1
        time.sleep(1 / frames_per_second - time.monotonic() % (1 / frames_per_second))


def _with_somebody(still: Picture, number: int) -> Picture:
    seen = still.copy()
    left = 80 + number * 45
    seen[200:680, left : left + 110] = (90, 70, 50)
    return seen


if __name__ == "__main__":
    stream(int(sys.argv[1]), float(sys.argv[2]))

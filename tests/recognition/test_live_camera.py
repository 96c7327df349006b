"""A live camera: its newest frame; absent, silent or broken it is down with a reason, and comes back."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise

import numpy as np
import pytest

from recognition.live_camera import ABSENT, BROKEN, SILENT, LiveCamera
from recognition.pauses import GrowingPause
from recognition.plates import Picture
from tests.fakes.mjpeg_camera import MjpegCamera, still_frame
from tests.fakes.waiting import LIMIT_S, until


class ScriptedStream:
    """Gives its pictures as fast as they are taken, then whatever `end` does."""

    def __init__(self, pictures: Iterator[Picture], end: Callable[[], Picture | None]) -> None:
        self._pictures = pictures
        self._end = end
        self.closed = False

    def read(self) -> Picture | None:
        picture = next(self._pictures, None)
        return self._end() if picture is None else picture

    def close(self) -> None:
        self.closed = True


def pictures(count: int) -> Iterator[Picture]:
    return (np.full((120, 160, 3), number, dtype=np.uint8) for number in range(count))


def test_only_the_newest_frame_is_given_and_only_once() -> None:
    drained, hold = threading.Event(), threading.Event()

    def wait_for_ever() -> None:
        drained.set()
        hold.wait(LIMIT_S)

    with closing(LiveCamera(0, lambda _: ScriptedStream(pictures(5), wait_for_ever))) as camera:
        assert drained.wait(LIMIT_S)
        frame = camera.next_frame(1.0)
        assert frame is not None
        assert frame.picture[0, 0, 0] == 4
        assert camera.next_frame(0.05) is None
        hold.set()


@pytest.mark.parametrize(
    ("picture", "reason"), [(None, SILENT), (np.zeros((2, 2, 3), dtype=np.uint8), BROKEN)]
)
def test_a_stream_that_ends_or_breaks_is_closed_and_down_with_the_reason(
    picture: Picture | None, reason: str
) -> None:
    stream = ScriptedStream(pictures(1), lambda: picture)
    with closing(LiveCamera(0, lambda _: stream)) as camera:
        until(lambda: camera.condition.reason == reason)
        assert camera.condition.state == "down"
        assert stream.closed


def test_an_absent_camera_is_asked_again_after_growing_pauses() -> None:
    asked_at: list[float] = []

    def absent(_: str | int) -> ScriptedStream:
        asked_at.append(time.monotonic())
        raise OSError

    with closing(LiveCamera(0, absent, GrowingPause(first_s=0.02, longest_s=0.08))) as camera:
        until(lambda: len(asked_at) >= 5)
        assert camera.condition.reason == ABSENT
    pauses = [after - before for before, after in pairwise(asked_at[:5])]
    assert all(pause >= least for pause, least in zip(pauses, [0.02, 0.04, 0.08, 0.08], strict=True))


def test_a_network_camera_is_up_and_tells_its_rate() -> None:
    with MjpegCamera() as served, closing(LiveCamera(served.url)) as camera:
        frame = camera.next_frame(LIMIT_S)
        assert frame is not None
        assert frame.picture.shape == (120, 160, 3)
        until(lambda: camera.condition.frames_per_second >= 2)
        assert camera.condition.state == "up"
        assert camera.condition.reason == ""


def test_a_network_camera_that_drops_is_down_and_comes_back_by_itself() -> None:
    with MjpegCamera() as served, closing(LiveCamera(served.url)) as camera:
        assert camera.next_frame(LIMIT_S) is not None
        port = served.port
        served.__exit__()
        until(lambda: camera.condition.state == "down")
        went_down_at = camera.condition.since
        with MjpegCamera(port=port):
            until(lambda: camera.condition.state == "up")
            assert camera.condition.since > went_down_at
            assert camera.next_frame(LIMIT_S) is not None


def test_one_broken_picture_does_not_end_the_stream() -> None:
    def every_third_is_broken(number: int) -> bytes:
        jpeg = still_frame(number)
        return jpeg[: len(jpeg) // 2] if number % 3 == 2 else jpeg

    with MjpegCamera(every_third_is_broken) as served, closing(LiveCamera(served.url)) as camera:
        frames = [camera.next_frame(LIMIT_S) for _ in range(6)]
        assert all(frame is not None for frame in frames)


def test_what_is_no_video_at_all_is_down() -> None:
    with (
        MjpegCamera(lambda number: b"no picture" if number < 5 else None) as served,
        closing(LiveCamera(served.url)) as camera,
    ):
        until(lambda: camera.condition.reason in (ABSENT, SILENT, BROKEN))
        assert camera.condition.state == "down"

"""A live camera: its newest frame; absent, silent or broken it is down with a reason, and comes back."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise

import numpy as np
import pytest

from recognition.live_camera import ABSENT, BROKEN, MOST_BROKEN, SILENT, LiveCamera
from recognition.pauses import GrowingPause
from recognition.picture_health import DARK, FROZEN, PictureHealth
from recognition.plates import Picture
from tests.fakes.waiting import LIMIT_S, until

FRAME_S = 0.01


class ScriptedStream:
    """Gives its pictures `FRAME_S` apart, None for a broken one, then whatever `end` answers."""

    def __init__(self, pictures: Iterator[Picture | None], end: Callable[[], bool] = lambda: False) -> None:
        self._pictures = pictures
        self._end = end
        self._now: Picture | None = None
        self.decoded = 0
        self.closed = False

    def advance(self) -> bool:
        time.sleep(FRAME_S)
        try:
            self._now = next(self._pictures)
        except StopIteration:
            return self._end()
        return True

    def picture(self) -> Picture | None:
        self.decoded += 1
        return self._now

    def close(self) -> None:
        self.closed = True


def street(number: int) -> Picture:
    """A picture with something in it, and noise that differs with `number`."""
    picture = np.full((120, 160, 3), 40, dtype=np.uint8)
    picture[40:80, 60:120] = 200
    picture[0, 0] = number % 256
    return picture


def streets(count: int) -> Iterator[Picture]:
    return (street(number) for number in range(count))


def for_ever(picture: Callable[[int], Picture]) -> Iterator[Picture]:
    number = 0
    while True:
        yield picture(number)
        number += 1


def test_only_the_newest_frame_is_given_and_only_once() -> None:
    drained, hold = threading.Event(), threading.Event()

    def hang() -> bool:
        drained.set()
        hold.wait(LIMIT_S)
        return False

    with closing(LiveCamera(lambda: ScriptedStream(streets(5), hang))) as camera:
        assert drained.wait(LIMIT_S)
        frame = camera.next_frame(1.0)
        assert frame is not None
        assert frame.picture[0, 0, 0] == 4
        assert camera.next_frame(0.05) is None
        hold.set()


def test_a_frame_that_nobody_wants_is_let_go_by_undecoded() -> None:
    stream = ScriptedStream(for_ever(street))
    with closing(LiveCamera(lambda: stream)) as camera:
        camera.ask_every(10.0)
        until(lambda: camera.condition.frames_per_second >= 4)
        decoded = stream.decoded
        assert decoded <= 3
        camera.ask_every(0.0)
        until(lambda: stream.decoded >= decoded + 5)


def test_a_stream_that_ends_is_closed_and_down() -> None:
    stream = ScriptedStream(streets(1))
    with closing(LiveCamera(lambda: stream)) as camera:
        until(lambda: camera.condition.reason == SILENT)
        assert camera.condition.state == "down"
        assert stream.closed


@pytest.mark.parametrize("broken", [None, np.zeros((2, 2, 3), dtype=np.uint8)])
def test_a_torn_picture_is_passed_over_and_a_stream_of_them_is_down(broken: Picture | None) -> None:
    torn: list[Picture | None] = [broken] * (MOST_BROKEN - 1)
    script: list[Picture | None] = [*torn, street(1), *torn, broken]
    stream = ScriptedStream(iter(script))
    with closing(LiveCamera(lambda: stream)) as camera:
        frame = camera.next_frame(LIMIT_S)
        assert frame is not None
        assert frame.picture[0, 0, 0] == 1
        until(lambda: camera.condition.reason == BROKEN)
        assert stream.closed


def test_an_absent_camera_is_asked_again_after_growing_pauses() -> None:
    asked_at: list[float] = []

    def absent() -> ScriptedStream:
        asked_at.append(time.monotonic())
        raise OSError

    with closing(LiveCamera(absent, pause=GrowingPause(first_s=0.02, longest_s=0.08))) as camera:
        until(lambda: len(asked_at) >= 5)
        assert camera.condition.reason == ABSENT
    pauses = [after - before for before, after in pairwise(asked_at[:5])]
    assert all(pause >= least for pause, least in zip(pauses, [0.02, 0.04, 0.08, 0.08], strict=True))


def test_whatever_a_stream_throws_the_camera_is_asked_again() -> None:
    opened: list[ScriptedStream] = []

    def open_stream() -> ScriptedStream:
        opened.append(ScriptedStream(streets(1) if len(opened) < 2 else for_ever(street), fail))
        return opened[-1]

    def fail() -> bool:
        raise ValueError("rtsp://admin:hunter2@camera")

    with closing(LiveCamera(open_stream, pause=GrowingPause(0.02, 0.02))) as camera:
        until(lambda: len(opened) >= 2)
        assert opened[0].closed
        assert "hunter2" not in camera.condition.reason
        until(lambda: len(opened) == 3 and camera.condition.state == "up")


def test_a_frozen_camera_is_down_is_asked_anew_and_is_up_with_the_first_other_picture() -> None:
    opened: list[ScriptedStream] = []
    melted = threading.Event()

    def hung(number: int) -> Picture:
        return street(number if melted.is_set() else 7)

    def open_stream() -> ScriptedStream:
        opened.append(ScriptedStream(for_ever(hung)))
        return opened[-1]

    health = PictureHealth(frozen_after_s=0.2)
    pause = GrowingPause(first_s=0.02, longest_s=0.02)
    with closing(LiveCamera(open_stream, pause=pause, health=health)) as camera:
        until(lambda: camera.condition.state == "up")
        until(lambda: camera.condition.reason == FROZEN)
        since = camera.condition.since
        until(lambda: len(opened) >= 3)
        assert (camera.condition.reason, camera.condition.since) == (FROZEN, since)
        assert opened[0].closed
        assert camera.next_frame(LIMIT_S) is not None
        melted.set()
        until(lambda: camera.condition.state == "up")


def test_a_dark_camera_is_down_and_still_hands_out_its_frames() -> None:
    lit = threading.Event()

    def night(number: int) -> Picture:
        return street(number) if lit.is_set() else np.full((120, 160, 3), number % 5, dtype=np.uint8)

    health = PictureHealth(unusable_after_s=0.2)
    with closing(LiveCamera(lambda: ScriptedStream(for_ever(night)), health=health)) as camera:
        until(lambda: camera.condition.reason == DARK)
        assert camera.next_frame(LIMIT_S) is not None
        lit.set()
        until(lambda: camera.condition.state == "up")

"""Real streams over real sockets: RTSP and motion JPEG, dropped, hung, torn, changed in mid-stream."""

import threading
from collections.abc import Callable
from contextlib import closing

import numpy as np
import pytest

from recognition import http_pictures, video
from recognition.capture import FrameSource
from recognition.live_camera import ABSENT, SILENT, LiveCamera
from recognition.opencv import encode_jpeg
from recognition.sources import open_source
from tests.fakes.mjpeg_camera import MjpegCamera, NextPart, still_frame
from tests.fakes.rtsp_camera import RtspCamera
from tests.fakes.waiting import LIMIT_S, until

Served = MjpegCamera | RtspCamera
Serve = Callable[..., Served]

both_protocols = pytest.mark.parametrize("serve", [MjpegCamera, RtspCamera])


def streamed(served: Served) -> LiveCamera:
    source = open_source(served.url)
    assert isinstance(source, LiveCamera)
    return source


def brightness(source: FrameSource) -> int:
    frame = source.next_frame(LIMIT_S)
    assert frame is not None
    assert frame.picture.shape == (120, 160, 3)
    return int(frame.picture[60, 80, 0])


@both_protocols
def test_a_camera_is_up_tells_its_rate_and_its_pictures_are_of_now(serve: Serve) -> None:
    sent: list[int] = []

    def counted(number: int) -> bytes:
        sent.append(number)
        return still_frame(number)

    with serve(counted) as served, closing(streamed(served)) as camera:
        until(lambda: len(sent) >= 40)
        # A queue would still hand out the pictures of the beginning.
        until(lambda: len(sent) - brightness(camera) <= 5)
        until(lambda: camera.condition.frames_per_second >= 5)
        assert (camera.condition.state, camera.condition.reason) == ("up", "")


@both_protocols
def test_a_camera_that_drops_is_down_with_the_reason_and_comes_back_by_itself(serve: Serve) -> None:
    with serve() as served, closing(streamed(served)) as camera:
        brightness(camera)
        served.__exit__()
        until(lambda: camera.condition.reason == SILENT)
        until(lambda: camera.condition.reason == ABSENT)
        went_down_at = camera.condition.since
        with serve(port=served.port):
            until(lambda: camera.condition.state == "up")
            assert camera.condition.since > went_down_at
            brightness(camera)


@both_protocols
def test_a_camera_that_hangs_with_its_line_open_is_down(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_pictures, "TIMEOUT_S", 0.5)
    monkeypatch.setattr(video, "READ_TIMEOUT_MS", 500)
    hanging = threading.Event()

    def then_hangs(number: int) -> bytes:
        if number == 40:
            hanging.wait(LIMIT_S)
        return still_frame(number)

    with serve(then_hangs) as served, closing(streamed(served)) as camera:
        until(lambda: camera.condition.reason == SILENT)
        hanging.set()


@pytest.mark.parametrize("login", ["admin:pa55", "admin:p%40ss"])
def test_a_camera_that_asks_for_a_password_gets_it(login: str) -> None:
    with RtspCamera(login=login.replace("%40", "@")) as served:
        address = served.url.replace("p@ss", "p%40ss")
        with closing(open_source(address)) as camera:
            assert camera.next_frame(LIMIT_S) is not None
        with closing(open_source(f"rtsp://127.0.0.1:{served.port}/gate")) as stranger:
            assert stranger.next_frame(1.0) is None
            assert stranger.condition.reason == ABSENT


@pytest.mark.parametrize("scheme", ["Basic", "Digest"])
def test_a_motion_jpeg_camera_gets_its_password_as_it_asks(scheme: str) -> None:
    with MjpegCamera(login="admin:p@ss", scheme=scheme) as served:
        with closing(open_source(served.url.replace("://", "://admin:p%40ss@"))) as camera:
            assert camera.next_frame(LIMIT_S) is not None
        with closing(open_source(served.url)) as stranger:
            until(lambda: stranger.condition.reason == ABSENT)


def every_third(broken: bytes) -> NextPart:
    return lambda number: broken if number % 3 == 2 else still_frame(number)


@pytest.mark.parametrize("broken", [still_frame(7)[:300], b"no picture at all", b"\xff\xd8\xff\xd9"])
def test_one_broken_picture_does_not_end_the_stream(broken: bytes) -> None:
    with MjpegCamera(every_third(broken)) as served, closing(open_source(served.url)) as camera:
        values = [brightness(camera) for _ in range(6)]
        assert len(set(values)) == 6


def test_a_picture_of_another_size_in_mid_stream_is_taken_as_it_is() -> None:
    sizes = [(120, 160), (160, 120), (1080, 1920), (48, 64)]

    def changing(number: int) -> bytes:
        height, width = sizes[number // 4 % 4]
        return encode_jpeg(np.full((height, width, 3), number % 200, dtype=np.uint8))

    seen: set[tuple[int, ...]] = set()
    with MjpegCamera(changing) as served, closing(open_source(served.url)) as camera:

        def all_seen() -> bool:
            frame = camera.next_frame(1.0)
            if frame is not None:
                seen.add(frame.picture.shape[:2])
            return seen == set(sizes)

        until(all_seen)
        assert camera.condition.state == "up"


def test_a_grey_camera_gives_pictures_of_three_channels() -> None:
    grey = np.full((120, 160), 90, dtype=np.uint8)
    with MjpegCamera(lambda _: encode_jpeg(grey)) as served, closing(open_source(served.url)) as camera:
        assert brightness(camera) == 90


def test_what_is_no_video_at_all_is_down() -> None:
    with (
        MjpegCamera(lambda number: b"no picture" if number < 5 else None) as served,
        closing(open_source(served.url)) as camera,
    ):
        until(lambda: camera.condition.reason == SILENT)
        assert camera.condition.state == "down"


def test_a_page_that_is_no_stream_is_an_absent_camera() -> None:
    with (
        MjpegCamera(lambda number: b"welcome" if number < 5 else None, content_type="text/html") as served,
        closing(open_source(served.url)) as camera,
    ):
        until(lambda: camera.condition.reason == ABSENT)

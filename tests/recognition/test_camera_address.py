"""No password of a camera is shown, however its maker puts it into the address."""

import logging

import pytest

from recognition.camera_address import masked
from recognition.capture import NoSuchSource
from recognition.sources import open_source


@pytest.mark.parametrize(
    "address",
    [
        "rtsp://admin:hunter2@192.168.1.20:554/Streaming/Channels/101",
        "rtsp://admin:hunter2@@192.168.1.20/live",
        "rtsp://admin:a/hunter2@192.168.1.20/live",
        "http://192.168.1.20/video.cgi?user=hunter2&password=hunter2",
        "rtsp://192.168.1.20:554/user=hunter2_password=hunter2_channel=1_stream=0.sdp",
        "http://192.168.1.20/mjpg?PWD=hunter2",
        "https://host/stream?token=hunter2;fps=5",
    ],
)
def test_no_password_is_left(address: str) -> None:
    assert "hunter2" not in masked(address)
    assert "192.168.1.20" in masked(address) or "host" in masked(address)


def test_an_address_without_one_stays_as_it_is() -> None:
    assert masked("rtsp://192.168.1.20:554/ch1?fps=5") == "rtsp://192.168.1.20:554/ch1?fps=5"


@pytest.mark.parametrize(
    "address",
    [
        "gopher://admin:hunter2@camera/1",
        "rtsp://admin:hunter2@",
        "rtsp://admin:hunter2@camera:99999/",
        "rtsp://admin:hunter2@camera:port/",
        "rtsp://admin:hunter2@[::1/",
        "admin:hunter2@camera://",
    ],
)
def test_a_refused_address_does_not_tell_its_password(address: str) -> None:
    with pytest.raises(NoSuchSource, match="camera") as refused:
        open_source(address)
    assert "hunter2" not in str(refused.value)


def test_a_camera_that_is_down_does_not_tell_its_password(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        source = open_source("http://admin:hunter2@127.0.0.1:9/stream", "entry")
        source.next_frame(0.5)
        source.close()
    assert "entry is down" in caplog.text
    assert "hunter2" not in caplog.text

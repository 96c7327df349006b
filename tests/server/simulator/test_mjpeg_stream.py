"""The stream of a camera, as its viewers meet it."""

import http.client
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import cv2
import numpy as np
import pytest

from server.simulator.mjpeg_stream import MjpegStream

PATIENCE_S = 10.0


def jpeg(level: int) -> bytes:
    picture = np.full((72, 128, 3), level, dtype=np.uint8)
    return cv2.imencode(".jpg", picture)[1].tobytes()


@pytest.fixture
def stream() -> Iterator[MjpegStream]:
    opened = MjpegStream(most_viewers=2)
    opened.start()
    yield opened
    opened.stop()


@contextmanager
def viewing(stream: MjpegStream) -> Iterator[http.client.HTTPResponse]:
    """Watch `stream` until the block ends."""
    address = urlsplit(stream.url)
    connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=PATIENCE_S)
    connection.request("GET", address.path)
    with connection.getresponse() as response:
        yield response
    connection.close()


def read_part(response: http.client.HTTPResponse) -> bytes:
    """Return the next picture of a multipart answer."""
    length = 0
    while (line := response.readline().strip()) or not length:
        name, _, value = line.partition(b": ")
        length = int(value) if name == b"Content-Length" else length
    picture = response.read(length)
    response.readline()
    return picture


def wait_until_watched(stream: MjpegStream, *, watched: bool = True) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while stream.has_viewers is not watched:
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_opencv_reads_the_stream_as_it_reads_a_network_camera(stream: MjpegStream) -> None:
    ended = threading.Event()

    def publish_until_ended() -> None:
        while not ended.wait(0.02):
            stream.publish(jpeg(140))

    publisher = threading.Thread(target=publish_until_ended)
    publisher.start()
    capture = cv2.VideoCapture(stream.url)
    try:
        read, picture = capture.read()
    finally:
        capture.release()
        ended.set()
        publisher.join()
    assert read
    assert picture.shape == (72, 128, 3)
    assert picture.mean() == pytest.approx(140, abs=3)


def test_every_viewer_gets_the_same_picture(stream: MjpegStream) -> None:
    with viewing(stream) as first, viewing(stream) as second:
        wait_until_watched(stream)
        stream.publish(jpeg(10))
        assert read_part(first) == read_part(second) == jpeg(10)
        stream.publish(jpeg(20))
        assert read_part(first) == jpeg(20)


def test_a_viewer_never_sees_what_was_shown_before_it_came(stream: MjpegStream) -> None:
    stream.publish(jpeg(10))
    with viewing(stream) as viewer:
        wait_until_watched(stream)
        stream.publish(jpeg(20))
        assert read_part(viewer) == jpeg(20)


def test_one_viewer_too_many_is_turned_away_until_another_leaves(
    stream: MjpegStream,
) -> None:
    with viewing(stream), viewing(stream), viewing(stream) as third:
        assert third.status == 503
    for level in range(100):
        stream.publish(jpeg(level))
        if not stream.has_viewers:
            break
        time.sleep(0.02)
    with viewing(stream) as later:
        assert later.status == 200


def test_another_path_is_not_found(stream: MjpegStream) -> None:
    address = urlsplit(stream.url)
    connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=PATIENCE_S)
    connection.request("GET", "/elsewhere")
    assert connection.getresponse().status == 404
    connection.close()


def test_stopping_ends_every_viewer_and_frees_the_port() -> None:
    stream = MjpegStream()
    stream.start()
    port = urlsplit(stream.url).port
    with viewing(stream) as viewer:
        wait_until_watched(stream)
        stream.stop()
        assert viewer.read() == b""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))


def test_a_taken_port_is_refused_at_once(stream: MjpegStream) -> None:
    with pytest.raises(OSError, match="in use"):
        MjpegStream(port=urlsplit(stream.url).port or 0)

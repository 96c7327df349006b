"""Serves pictures as motion JPEG over HTTP on this machine, as a cheap network camera does."""

import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast

VIDEO_PATH = "/video.mjpeg"
_BOUNDARY = "frame"
_STALLED_VIEWER_S = 3.0
_NEWS_S = 1.0


class MjpegStream:
    """One stream of JPEG pictures that a few viewers may watch; a slow viewer misses pictures."""

    def __init__(self, port: int = 0, most_viewers: int = 4) -> None:
        """Listen on `port` of 127.0.0.1 (0: any free one); OSError where it is taken."""
        self._server = _StreamServer(("127.0.0.1", port), self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), name="mjpeg-stream")
        self._most_viewers = most_viewers
        self._changed = threading.Condition()
        self._newest = b""
        self._number = 0
        self._viewers = 0
        self._closed = False

    @property
    def url(self) -> str:
        """The address that a viewer opens."""
        return f"http://127.0.0.1:{self._server.server_port}{VIDEO_PATH}"

    @property
    def has_viewers(self) -> bool:
        """Whether anybody watches: without viewers nothing needs to be drawn."""
        return self._viewers > 0

    def start(self) -> None:
        """Begin to answer viewers."""
        self._thread.start()

    def stop(self) -> None:
        """Send every viewer away and free the port."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()

    def publish(self, jpeg: bytes) -> None:
        """Show `jpeg` to every viewer from now on."""
        with self._changed:
            self._newest = jpeg
            self._number += 1
            self._changed.notify_all()

    def admit(self) -> int | None:
        """Count a viewer in and return the number of the last picture; None where all places are taken."""
        with self._changed:
            if self._viewers >= self._most_viewers:
                return None
            self._viewers += 1
            return self._number

    def dismiss(self) -> None:
        """Count a viewer out."""
        with self._changed:
            self._viewers -= 1

    def next_picture(self, seen_number: int) -> tuple[int, bytes] | None:
        """Wait for a picture newer than `seen_number`; None when the stream has ended."""
        with self._changed:
            while self._number == seen_number and not self._closed:
                self._changed.wait(_NEWS_S)
            return None if self._closed else (self._number, self._newest)


class _StreamServer(ThreadingHTTPServer):
    """Answers each viewer in a thread of its own; closing it waits for them."""

    daemon_threads = False

    def __init__(self, address: tuple[str, int], stream: MjpegStream) -> None:
        super().__init__(address, _ViewerRequest)
        self.stream = stream


class _ViewerRequest(BaseHTTPRequestHandler):
    """One viewer's request: pictures until either side hangs up."""

    timeout = _STALLED_VIEWER_S

    def do_GET(self) -> None:
        """Answer with the stream, 404 for another path, or 503 when all places are taken."""
        stream = cast("_StreamServer", self.server).stream
        if self.path != VIDEO_PATH:
            self.send_error(HTTPStatus.NOT_FOUND)
        elif (number := stream.admit()) is None:
            self.send_error(HTTPStatus.SERVICE_UNAVAILABLE, "all places are taken")
        else:
            try:
                self._send_pictures(stream, number)
            finally:
                stream.dismiss()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the base class's name)
        """Keep the terminal free of a line for every request."""

    def _send_pictures(self, stream: MjpegStream, number: int) -> None:
        """Send every picture after `number`: an older one may show a car that left long ago."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", f"multipart/x-mixed-replace; boundary={_BOUNDARY}")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        try:
            while (picture := stream.next_picture(number)) is not None:
                number, jpeg = picture
                self.wfile.write(_part(jpeg))
        except OSError:
            # The viewer hung up or stalled: no news to anybody.
            self.close_connection = True


def _part(jpeg: bytes) -> bytes:
    """Return one part of the multipart answer."""
    head = f"--{_BOUNDARY}\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
    return head.encode() + jpeg + b"\r\n"

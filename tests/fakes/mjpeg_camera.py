"""A network camera of the cheapest kind: JPEG pictures without end over HTTP, on 127.0.0.1."""

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np

from recognition.opencv import encode_jpeg

FRAME_S = 0.05
NextPart = Callable[[int], bytes | None]
"""From the number of a frame to its JPEG, or None where the camera breaks off."""


def still_frame(number: int) -> bytes:
    """Return a picture whose brightness tells its number."""
    return encode_jpeg(np.full((120, 160, 3), number % 200, dtype=np.uint8))


class MjpegCamera:
    """Serves what `next_part` gives, to any number of viewers."""

    def __init__(self, next_part: NextPart = still_frame, port: int = 0) -> None:
        self._stopping = threading.Event()
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.next_part, self._server.stopping = next_part, self._stopping
        self.port: int = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/stream"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> "MjpegCamera":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    next_part: NextPart
    stopping: threading.Event


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name is the library's
        """Say nothing."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        number = 0
        while not self.server.stopping.wait(FRAME_S) and (part := self.server.next_part(number)) is not None:
            head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(part)}\r\n\r\n"
            try:
                self.wfile.write(head.encode() + part + b"\r\n")
            except OSError:
                return
            number += 1

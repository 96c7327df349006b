"""A network camera of the cheapest kind: JPEG pictures without end over HTTP, on 127.0.0.1."""

import threading
from base64 import b64encode
from collections.abc import Callable
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.request import parse_http_list, parse_keqv_list

import numpy as np

from recognition.opencv import encode_jpeg

FRAME_S = 0.05
CHALLENGES = {"Basic": 'Basic realm="gate"', "Digest": 'Digest realm="gate", nonce="n0nce", qop="auth"'}
NextPart = Callable[[int], bytes | None]
"""From the number of a frame to its JPEG, or None where the camera breaks off."""


def still_frame(number: int) -> bytes:
    """Return a picture whose brightness tells its number."""
    return encode_jpeg(np.full((120, 160, 3), number % 200, dtype=np.uint8))


class MjpegCamera:
    """Serves what `next_part` gives, to any number of viewers who know `login` (`user:password`), if any."""

    def __init__(
        self,
        next_part: NextPart = still_frame,
        port: int = 0,
        login: str = "",
        scheme: str = "Basic",
        content_type: str = "multipart/x-mixed-replace; boundary=frame",
    ) -> None:
        self._stopping = threading.Event()
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.next_part, self._server.stopping = next_part, self._stopping
        self._server.login, self._server.scheme, self._server.content_type = login, scheme, content_type
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
    login: str
    scheme: str
    content_type: str


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name is the library's
        """Say nothing."""

    def do_GET(self) -> None:
        if self.server.login and not self._knows_login():
            self.send_response(401)
            self.send_header("WWW-Authenticate", CHALLENGES[self.server.scheme])
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", self.server.content_type)
        self.end_headers()
        number = 0
        while not self.server.stopping.wait(FRAME_S) and (part := self.server.next_part(number)) is not None:
            head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(part)}\r\n\r\n"
            try:
                self.wfile.write(head.encode() + part + b"\r\n")
            except OSError:
                return
            number += 1

    def _knows_login(self) -> bool:
        scheme, _, said = self.headers.get("Authorization", "").partition(" ")
        if scheme != self.server.scheme:
            return False
        if scheme == "Basic":
            return said == b64encode(self.server.login.encode()).decode()
        given = parse_keqv_list(parse_http_list(said))
        user, _, password = self.server.login.partition(":")
        secret = _md5(f"{user}:gate:{password}")
        asked = _md5(f"GET:{given['uri']}")
        proof = f"{secret}:n0nce:{given['nc']}:{given['cnonce']}:auth:{asked}"
        return given["response"] == _md5(proof)


def _md5(text: str) -> str:
    return md5(text.encode(), usedforsecurity=False).hexdigest()

"""One request to the test page: its files, the state, a picture, or a region of interest to keep."""

import json
import secrets
from collections.abc import Mapping
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Protocol, cast
from urllib.parse import parse_qs, urlsplit

from recognition.test_page.shown_camera import ShownCamera
from recognition.watched_area import UnusableArea, WatchedArea

FOLDER = Path(__file__).parent
LARGEST_BODY = 16 * 2**10
STALLED_S = 5.0
FILES = {
    "/": ("index.html", "text/html; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
    "/picture.css": ("picture.css", "text/css; charset=utf-8"),
    "/readings.css": ("readings.css", "text/css; charset=utf-8"),
    "/page.js": ("page.js", "text/javascript; charset=utf-8"),
    "/area_drawing.js": ("area_drawing.js", "text/javascript; charset=utf-8"),
    "/readings.js": ("readings.js", "text/javascript; charset=utf-8"),
}
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
JSON = "application/json; charset=utf-8"


class Page(Protocol):
    """What a request needs of its server."""

    cameras: list[ShownCamera]
    words: Mapping[str, Mapping[str, str]]
    token: str
    server_port: int

    def state(self) -> bytes:
        """The state of all cameras as JSON."""
        ...


class BadRequest(Exception):
    """What was asked makes no sense; the message says why."""


class PageRequest(BaseHTTPRequestHandler):
    """Everything but the first visit, which brings the token, needs the cookie made of it."""

    timeout = STALLED_S

    @property
    def _page(self) -> Page:
        return cast("Page", self.server)

    @property
    def _cookie_name(self) -> str:
        # Cookies do not know ports: two agents on one machine must not take each other's.
        return f"glassbay_test_page_{self._page.server_port}"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the base class's name)
        """Keep the token out of the log, and a line for every request."""

    def do_GET(self) -> None:
        """Answer with a file, the words, the state or a picture."""
        address = urlsplit(self.path)
        asked = {name: values[-1] for name, values in parse_qs(address.query).items()}
        if address.path == "/" and "token" in asked:
            self._admit(asked["token"])
        elif not self._is_admitted():
            self._refuse()
        elif address.path in FILES:
            name, kind = FILES[address.path]
            self._answer(HTTPStatus.OK, kind, (FOLDER / name).read_bytes())
        elif address.path == "/words.json":
            self._answer(HTTPStatus.OK, JSON, json.dumps(self._page.words).encode())
        elif address.path == "/state.json":
            self._answer(HTTPStatus.OK, JSON, self._page.state())
        elif address.path == "/picture.jpg":
            self._send_picture(asked.get("camera", ""), asked.get("frame", ""))
        else:
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"not here\n")

    def do_POST(self) -> None:
        """Keep a region of interest: `{"camera": 0, "corners": [[x, y], …]}`, or null for the gate file's."""
        if not self._is_admitted():
            self._refuse()
            return
        try:
            self._keep_area()
        except (BadRequest, UnusableArea) as error:
            self._answer(HTTPStatus.BAD_REQUEST, JSON, json.dumps({"error": str(error)}).encode())
        except OSError as error:
            trouble = {"error": f"it cannot be kept: {error.strerror}"}
            self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, JSON, json.dumps(trouble).encode())
        else:
            self._answer(HTTPStatus.OK, JSON, self._page.state())

    def _keep_area(self) -> None:
        if self.path != "/area" or self.headers.get_content_type() != "application/json":
            raise BadRequest("send JSON to /area")
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            raise BadRequest("too long")
        try:
            body = json.loads(self.rfile.read(int(length)))
            camera = self._camera(str(body["camera"]))
            corners = body["corners"]
            area = None if corners is None else WatchedArea(tuple((float(x), float(y)) for x, y in corners))
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise BadRequest("no camera and corners in it") from error
        camera.keep_area(area)

    def _camera(self, number: str) -> ShownCamera:
        if not (number.isascii() and number.isdigit() and int(number) < len(self._page.cameras)):
            raise BadRequest("no such camera")
        return self._page.cameras[int(number)]

    def _send_picture(self, camera: str, frame: str) -> None:
        try:
            jpeg = self._camera(camera).jpeg(int(frame))
        except (BadRequest, ValueError):
            jpeg = None
        if jpeg is None:
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"no such picture, or no longer\n")
        else:
            self._answer(HTTPStatus.OK, "image/jpeg", jpeg)

    def _admit(self, token: str) -> None:
        """Turn the token of the printed address into a cookie, so that it does not stay in the address."""
        if not self._is_token(token):
            self._refuse()
            return
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Location", "/")
        self.send_header("Set-Cookie", f"{self._cookie_name}={token}; Path=/; HttpOnly; SameSite=Strict")
        self._end(b"")

    def _is_admitted(self) -> bool:
        try:
            cookies = SimpleCookie(self.headers.get("Cookie", ""))
        except CookieError:
            return False
        return self._cookie_name in cookies and self._is_token(cookies[self._cookie_name].value)

    def _is_token(self, token: str) -> bool:
        return secrets.compare_digest(token.encode("utf-8", "replace"), self._page.token.encode())

    def _refuse(self) -> None:
        said = "".join(f"{words['gate_test.refused']}\n" for words in self._page.words.values())
        self._answer(HTTPStatus.UNAUTHORIZED, "text/plain; charset=utf-8", said.encode())

    def _answer(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self._end(body)

    def _end(self, body: bytes) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

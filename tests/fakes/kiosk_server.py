"""A server as a kiosk sees it: health, pairing, heartbeats, and a page that tells what it is shown in."""

import json
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

GOOD_CODE = "123456"
TOKEN = "token/of the kiosk"
PAGE = """<!doctype html><title>screen</title><div id="screen"><p>board</p></div><script>
const audio = new AudioContext();
fetch("/seen", {method: "POST", body: JSON.stringify({
  path: location.pathname, hash: location.hash, secure: isSecureContext, audio: audio.state,
})});
</script>"""


BUSY_PAGE = "<script>setTimeout(() => { for (;;); }, 500)</script>"


class KioskServer:
    """What the kiosk said, and what it will be told."""

    def __init__(self, secure: ssl.SSLContext | None = None) -> None:
        """`secure` holds the certificate of one on HTTPS."""
        self.heartbeats: list[dict[str, Any]] = []
        self.seen: list[dict[str, Any]] = []
        self.pairings = 0
        self.known_token = TOKEN
        self.pairing_answer: tuple[int, dict[str, Any]] | None = None
        self.healthy = True
        self.speaker: dict[str, Any] = {"device_id": "d1", "room": None, "player": "page", "call": None}
        self.sound = b""
        self.receipts: list[dict[str, Any]] = []
        self.name, self.screen = "Lounge", "lounge"
        self.orders: list[str] = []
        self.plan = {"zone": "Asia/Shanghai", "restart_at": "", "screen_on": "", "screen_off": ""}
        self.pictures: list[bytes] = []
        self.confirmed = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])
        self.origin = f"{'https' if secure else 'http'}://127.0.0.1:{self.port}"
        if secure is not None:
            self._server.socket = secure.wrap_socket(self._server.socket, server_side=True)

    @contextmanager
    def running(self) -> Iterator["KioskServer"]:
        """Serve until the block ends."""
        thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()
            thread.join(5)

    def answer(self, method: str, path: str, token: str, body: dict[str, Any]) -> tuple[int, Any]:
        """Return status and content for one request."""
        match method, path:
            case "GET", "/health":
                return (200 if self.healthy else 503), {"status": "ok"}
            case "POST", "/api/pairing":
                return self._pair(body)
            case "POST", "/api/heartbeats/kiosk":
                return self._hear(token, body)
            case "GET", "/api/speaker":
                return 200, self.speaker
            case "POST", "/api/announcements/receipts":
                self.receipts.append(body)
                return 204, {}
            case "GET", path if path.endswith("/audio"):
                return 200, self.sound
            case "POST", "/api/pairing-requests" | "/api/pairing-requests/claim":
                return 200, self._be_asked(path)
            case "POST", "/seen":
                self.seen.append(body)
                return 200, {}
            case _:
                return 200, BUSY_PAGE if path == "/busy" else PAGE

    def _be_asked(self, path: str) -> dict[str, Any]:
        if path.endswith("/claim"):
            return {"device": device() if self.confirmed else None}
        return {"code": "654321", "secret": "s", "expires_at": "2026-11-21T08:00:00Z"}

    def _pair(self, body: dict[str, Any]) -> tuple[int, Any]:
        if self.pairing_answer:
            return self.pairing_answer
        if body != {"code": GOOD_CODE}:
            return 403, {"code": "pairing_code_invalid", "detail": "no such code"}
        self.pairings += 1
        return 200, device()

    def _hear(self, token: str, body: dict[str, Any]) -> tuple[int, Any]:
        if token != f"Bearer {self.known_token}":
            return 401, {"code": "not_signed_in"}
        self.heartbeats.append(body)
        orders, self.orders = self.orders, []
        answer = {"server_at": "2026-11-21T08:00:00Z", "name": self.name, "screen": self.screen}
        return 200, {**answer, "orders": orders, "plan": self.plan}


def device(kind: str = "kiosk") -> dict[str, Any]:
    """Return a paired device as the server answers it."""
    return {"token": TOKEN, "device_id": "d1", "name": "Lounge", "kind": kind, "screen": "lounge"}


def eventually(found: Callable[[], Any], seconds: float = 20.0) -> Any:
    """Return the first true value of `found`; fail if there is none in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        value = found()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError(f"not within {seconds} s")


def _handler(server: KioskServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer("GET", {})

        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.headers["Content-Type"] == "image/jpeg":
                server.pictures.append(content)
                self._answer("POST", {})
            else:
                self._answer("POST", json.loads(content))

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Keep the test's output clean."""

        def _answer(self, method: str, body: dict[str, Any]) -> None:
            token = self.headers.get("Authorization", "")
            status, content = server.answer(method, self.path.partition("?")[0], token, body)
            page = isinstance(content, str)
            sound = isinstance(content, bytes)
            sent = content if sound else (content if page else json.dumps(content)).encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/html" if page else "application/json")
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

    return Handler

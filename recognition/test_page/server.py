"""Serves the test page on this machine: what each camera sees, what is read, and the region of interest."""

import json
import logging
import secrets
import socket
import sys
import threading
from collections.abc import Mapping
from http.server import ThreadingHTTPServer
from typing import Any

from recognition.gate_order import TestPageOrder, UnusableGate
from recognition.test_page.requests import PageRequest
from recognition.test_page.shown_camera import ShownCamera

MOST_AT_ONCE = 8
_WAIT_S = 2.0
_ANYWHERE = ("", "0.0.0.0", "::")

_log = logging.getLogger("glassbay.gate")


class TestPage(ThreadingHTTPServer):
    """A page for those who hold the token that its start prints; a few requests at a time."""

    __test__ = False
    daemon_threads = True
    # A port that was just left can be taken again; one in use cannot.
    allow_reuse_address = True

    def __init__(self, order: TestPageOrder, cameras: list[ShownCamera]) -> None:
        """Listen at once. Raises `UnusableGate` where the port cannot be had."""
        self.cameras = cameras
        self.words: Mapping[str, Mapping[str, str]] = order.words
        self.token = secrets.token_urlsafe(16)
        self._places = threading.BoundedSemaphore(MOST_AT_ONCE)
        try:
            super().__init__((order.host, order.port), PageRequest)
        except (OSError, OverflowError) as error:
            raise UnusableGate(
                f"--test-page: {order.host}:{order.port} cannot be listened on ({error}); choose another port"
            ) from error
        self._thread = threading.Thread(target=self.serve_forever, args=(0.1,), name="test-page", daemon=True)
        self._host = socket.gethostname() if order.host in _ANYWHERE else order.host

    @property
    def address(self) -> str:
        """What to open in a browser, token and all."""
        return f"http://{self._host}:{self.server_port}/?token={self.token}"

    def start(self) -> None:
        """Begin to answer, and say where."""
        self._thread.start()
        _log.info("test page: %s", self.address)

    def stop(self) -> None:
        """Answer nobody any more and free the port."""
        if self._thread.is_alive():
            self.shutdown()
            self._thread.join()
        self.server_close()

    def state(self) -> bytes:
        """Return the state of all cameras as JSON."""
        cameras = [camera.state() for camera in self.cameras]
        return json.dumps({"cameras": cameras}, ensure_ascii=False).encode()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own, or hang up where all places stay taken."""
        if self._places.acquire(timeout=_WAIT_S):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer, and give the place back."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell a fault of ours; that somebody hung up is no news."""
        if not isinstance(sys.exception(), OSError):
            _log.exception("test page: a request failed")

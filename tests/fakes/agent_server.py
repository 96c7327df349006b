"""The part of the server that a gate agent talks to, over real HTTP on 127.0.0.1."""

import json
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class AgentServer:
    """Keeps the sightings and heartbeats it is sent; `status` is what it answers, `ahead` its lead."""

    def __init__(self, port: int = 0) -> None:
        self.status = 200
        self.ahead = timedelta()
        self.sightings: list[dict[str, Any]] = []
        self.heartbeats: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.kept = self
        self.origin = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> "AgentServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def texts(self) -> list[str]:
        """Return the plates of the sightings, in the order they came."""
        return [str(sighting["text"]) for sighting in self.sightings]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    kept: AgentServer


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name is the library's
        """Say nothing."""

    def do_POST(self) -> None:
        kept = self.server.kept
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        kept.headers.append({name.lower(): value for name, value in self.headers.items()})
        if kept.status == 200:
            (kept.heartbeats if "heartbeats" in self.path else kept.sightings).append(body)
        answer = json.dumps({"server_at": (datetime.now(UTC) + kept.ahead).isoformat()}).encode()
        self.send_response(kept.status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

"""The part of the server that a bay camera's agent talks to, over real HTTP on 127.0.0.1."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from server.contract.bay_video import SITTING_HEADER


class WishingServer:
    """Wants what a test says, and keeps what comes: (bay, sitting, JPEG), or (still id, "", JPEG)."""

    def __init__(self, longest_side_px: int = 960) -> None:
        self.sitting = "sitting-1"
        self.watched = True
        self.stills: list[str] = []
        self.frames: list[tuple[str, str, bytes]] = []
        self.taken_stills: list[tuple[str, str, bytes]] = []
        self.longest_side_px = longest_side_px
        self.own_plate = ""
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.kept = self
        self.origin = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> "WishingServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def wishes(self, bays: list[str]) -> dict[str, Any]:
        """The answer to an agent's question; it comes at once, and the agent asks again at once."""
        wish = {
            "sitting": self.sitting,
            "watched": self.watched,
            "stills": self.stills,
            "own_plate": self.own_plate,
        }
        return {
            "revision": "",
            "frame_every_s": 0.05,
            "longest_side_px": self.longest_side_px,
            "quality": 80,
            "bays": [{"bay": bay, **wish} for bay in bays],
        }


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    kept: WishingServer


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name is the library's
        """Say nothing."""

    def do_POST(self) -> None:
        """Answer a question for wishes a little later, as the server does; a heartbeat is not understood."""
        body = json.loads(self._body())
        threading.Event().wait(0.05)
        self._answer(self.server.kept.wishes(body.get("bays", [])))

    def do_PUT(self) -> None:
        """Keep a picture."""
        kept, jpeg = self.server.kept, self._body()
        name = self.path.split("/")[3:]
        if name[0] == "stills":
            kept.stills = [still for still in kept.stills if still != name[1]]
            kept.taken_stills.append((name[1], "", jpeg))
            self._answer({"still_id": name[1]})
        else:
            kept.frames.append((name[0], str(self.headers[SITTING_HEADER]), jpeg))
            self._answer({"taken": True})

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers["Content-Length"]))

    def _answer(self, content: dict[str, Any]) -> None:
        answer = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

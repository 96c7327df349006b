"""A small server of boards for tests of the screens: the real protocol over a real socket, without a shop."""

import asyncio
import contextlib
import json
import mimetypes
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from server.clock_rule_file import load_clock_rules

RULES = load_clock_rules(Path(__file__).resolve().parents[2] / "config" / "service_clock.toml")
LIMITS = {"limits": {key: rule.limit.total_seconds() for key, rule in RULES.items()}}
DIST = Path(__file__).resolve().parents[2] / "display" / "dist"
Board = dict[str, Any]
"""Keys and values as the contract's boards have them, ready for JSON."""


class BoardServer:
    """Serves the built screens, boards by topic and answers that a test lays down.

    `shop_at_ms` is where the shop's clock stands and `rate` how fast it runs: 0 stops it for a picture.
    """

    def __init__(
        self, boards: dict[str, Board], *, shop_at_ms: float | None = None, rate: float = 1.0
    ) -> None:
        self.boards = boards
        self.numbers = dict.fromkeys(boards, 1)
        self.journal_id = "0198a000-0000-7000-8000-000000000001"
        self.answers: dict[tuple[str, str], tuple[int, Any]] = {("GET", "/api/service-clock"): (200, LIMITS)}
        self.requests: list[tuple[str, str, dict[str, str], Any]] = []
        self.heard: list[dict[str, Any]] = []
        self.silent = False
        self.version = ""
        self.refusing: str | None = None
        self.policy = ""
        self._shop_at_ms = shop_at_ms
        self._rate = rate
        self._sockets: set[WebSocket] = set()
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self.port = 0

    @property
    def url(self) -> str:
        """The address of the screens, on the loopback."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Listen, on the port of the last time if there was one."""
        config = uvicorn.Config(
            self._application(), port=self.port, log_level="critical", ws="websockets-sansio", lifespan="off"
        )
        self._server = server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._run, args=(server,), daemon=True)
        self._thread.start()
        _wait_until(lambda: server.started)
        self.port = server.servers[0].sockets[0].getsockname()[1]

    def stop(self) -> None:
        """Be gone, with every socket."""
        if self._server and self._thread:
            self._server.force_exit = self._server.should_exit = True
            self._thread.join(10)
        self._server = self._thread = self._loop = None

    def change(
        self, topic: str, values: Board, *, remove: tuple[str, ...] = (), unheard: bool = False
    ) -> None:
        """Move a board on by one delta; an `unheard` one is lost on the way."""
        if self._loop is None:
            self._move_on(topic, values, remove)
        else:
            sent = self._change(topic, values, remove, unheard)
            asyncio.run_coroutine_threadsafe(sent, self._loop).result(10)

    async def _change(self, topic: str, values: Board, remove: tuple[str, ...], unheard: bool) -> None:
        delta = self._move_on(topic, values, remove)
        if not unheard:
            await self._send_all(delta)

    def _move_on(self, topic: str, values: Board, remove: tuple[str, ...]) -> dict[str, Any]:
        """Return the delta. In the loop's thread: a heartbeat must not tell of a number before its delta."""
        self.boards[topic] = {k: v for k, v in {**self.boards[topic], **values}.items() if k not in remove}
        previous, self.numbers[topic] = self.numbers[topic], self.numbers[topic] + 1
        patch = {"set": values, "remove": list(remove)}
        number = {"previous": previous, "number": previous + 1}
        return {"type": "delta", "topic": topic, **number, "patch": patch}

    def heard_of(self, kind: str) -> list[dict[str, Any]]:
        """Return the messages of one type that screens have sent."""
        return [message for message in self.heard if message["type"] == kind]

    def painted(self, topic: str, number: int) -> dict[str, Any]:
        """Wait until a screen has said that it painted `number` of a topic, and return the paint."""
        _wait_until(lambda: self._paints(topic, number))
        return self._paints(topic, number)[0]

    def _paints(self, topic: str, number: int) -> list[dict[str, Any]]:
        paints = [paint for pulse in self.heard_of("pulse") for paint in pulse.get("painted", [])]
        return [paint for paint in paints if (paint["topic"], paint["number"]) == (topic, number)]

    def wait_for(self, kind: str, count: int = 1) -> list[dict[str, Any]]:
        """Wait until screens have sent `count` messages of one type, and return all of them."""
        _wait_until(lambda: len(self.heard_of(kind)) >= count)
        return self.heard_of(kind)

    def _run(self, server: uvicorn.Server) -> None:
        async def serve() -> None:
            self._loop = asyncio.get_running_loop()
            await server.serve()
            connections: set[Any] = server.server_state.connections
            for connection in tuple(connections):
                connection.transport.abort()
            # In the next turn of the loop the sockets are closed.
            await asyncio.sleep(0)

        asyncio.run(serve())

    def _application(self) -> Starlette:
        return Starlette(
            routes=[
                WebSocketRoute("/api/live", self._live),
                Route("/health", _health),
                Route("/api/{rest:path}", self._answer, methods=["GET", "POST", "DELETE"]),
                Route("/{rest:path}", self._file),
            ]
        )

    async def _answer(self, request: Request) -> Response:
        body = await request.body()
        path = request.url.path
        content = json.loads(body) if request.headers.get("content-type") == "application/json" else body
        self.requests.append((request.method, path, dict(request.headers), content))
        status, answer = self.answers.get(
            (request.method, path), (404, {"code": "not_found", "detail": path})
        )
        return Response(answer, status) if isinstance(answer, bytes) else JSONResponse(answer, status)

    async def _file(self, request: Request) -> Response:
        path = DIST / request.path_params["rest"]
        found = path if path.is_file() else DIST / "index.html"
        headers = {"Content-Security-Policy": self.policy} if self.policy else {}
        return Response(found.read_bytes(), headers=headers, media_type=mimetypes.guess_type(found.name)[0])

    async def _live(self, socket: WebSocket) -> None:
        await socket.accept()
        with contextlib.suppress(WebSocketDisconnect):
            while True:
                message = json.loads(await socket.receive_text())
                self.heard.append(message)
                if message["type"] == "hello":
                    await self._welcome(socket, message)
                elif message["type"] == "pulse" and not self.silent:
                    await socket.send_json(self._heartbeat(message["sent_at"]))
        self._sockets.discard(socket)

    async def _welcome(self, socket: WebSocket, hello: dict[str, Any]) -> None:
        if self.refusing:
            await socket.send_json({"type": "refused", "code": self.refusing, "detail": "not admitted"})
            await socket.close(4403)
            return
        await socket.send_json(
            {
                "type": "welcome",
                "journal_id": self.journal_id,
                "version": self.version,
                "clock": self._clock(),
            }
        )
        for topic, number in hello["topics"].items():
            if number != self.numbers[topic]:
                await socket.send_json(
                    {
                        "type": "snapshot",
                        "topic": topic,
                        "number": self.numbers[topic],
                        "board": self.boards[topic],
                    }
                )
        self._sockets.add(socket)

    async def _send_all(self, message: dict[str, Any]) -> None:
        for socket in tuple(self._sockets):
            with contextlib.suppress(WebSocketDisconnect, RuntimeError):
                await socket.send_json(message)

    def _heartbeat(self, sent_at: float) -> dict[str, Any]:
        return {"type": "heartbeat", "sent_at": sent_at, "clock": self._clock(), "topics": self.numbers}

    def _clock(self) -> dict[str, float]:
        now = time.time() * 1000
        shop_at = now if self._shop_at_ms is None else self._shop_at_ms
        return {"server_at": now, "shop_at": shop_at, "rate": self._rate}


async def _health(_request: Request) -> Response:
    return JSONResponse({"status": "ok"})


def _wait_until(holds: Any, seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.01)


@contextlib.contextmanager
def serving(boards: dict[str, Board], **options: Any) -> Iterator[BoardServer]:
    """Run a server for as long as the block lasts."""
    server = BoardServer(boards, **options)
    server.start()
    try:
        yield server
    finally:
        server.stop()

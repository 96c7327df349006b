"""Four ways to tell one change to every screen, each over real sockets on the loopback."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from fastapi import FastAPI, WebSocket
from starlette.websockets import WebSocketDisconnect
from websockets.asyncio.server import ServerConnection, broadcast, serve

from server.contract.realtime import Delta, Patch
from server.realtime.frames import Framed, framed
from server.realtime.live_protocol import live_protocol
from tests.fakes.open_api import open_api
from tests.fakes.open_shop import open_shop

HOST = "127.0.0.1"
TOPIC = "workshop"
TEXT_BYTES = 300
BACKLOG = 4096
ANY_HELLO = "hello"
"""For servers that do not ask who is there."""


@dataclass(frozen=True, slots=True)
class FanOut:
    """A server that screens may call: its port, and what they say first."""

    port: int
    hello: str
    tell: Callable[[Framed[Delta]], object]
    """Tells every screen one change; must not block. A coroutine is awaited."""
    screens: Callable[[], int]
    """How many screens would be told."""
    number: Callable[[], int] = lambda: 0
    """The number of the last change that the screens have."""
    unread: Callable[[], int] = lambda: 0
    """How many screens have stopped reading, as far as the server knows."""
    pulse: str = ""
    """What a screen says from time to time, where the server wants to hear it."""


def change(number: int, text_bytes: int = TEXT_BYTES) -> Framed[Delta]:
    """Return a change whose text has so many bytes."""
    bare = len(_delta(number, "").model_dump_json())
    return framed(_delta(number, f"{number:x>{text_bytes - bare}}"))


def _delta(number: int, value: str) -> Delta:
    return Delta(topic=TOPIC, previous=number - 1, number=number, patch=Patch(set={"shop": value}, remove=[]))


@asynccontextmanager
async def plain_sockets(_folder: Path) -> AsyncIterator[FanOut]:
    """The floor: the bytes of one frame, one write to each socket, and nothing else."""
    connected: list[socket.socket] = []

    async def accept() -> None:
        loop = asyncio.get_running_loop()
        while True:
            screen, _ = await loop.sock_accept(listening)
            screen.setblocking(False)
            connected.append(screen)

    def tell(told: Framed[Delta]) -> None:
        for screen in connected:
            screen.send(told.frame)

    with socket.create_server((HOST, 0), backlog=BACKLOG) as listening:
        listening.setblocking(False)
        accepting = asyncio.create_task(accept())
        yield FanOut(listening.getsockname()[1], "", tell, lambda: len(connected))
        accepting.cancel()
        for screen in connected:
            screen.close()


@asynccontextmanager
async def websockets_broadcast(_folder: Path) -> AsyncIterator[FanOut]:
    """The websockets library's own way to tell many."""
    connected: set[ServerConnection] = set()

    async def stay(screen: ServerConnection) -> None:
        connected.add(screen)
        await screen.wait_closed()

    def tell(told: Framed[Delta]) -> None:
        broadcast(connected, told.message.model_dump_json())

    async with serve(stay, HOST, 0, compression=None, ping_interval=None, backlog=BACKLOG) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        yield FanOut(port, ANY_HELLO, tell, lambda: len(connected))


@asynccontextmanager
async def naive_loop(_folder: Path) -> AsyncIterator[FanOut]:
    """What a first FastAPI program does: a loop over all sockets that waits for each."""
    connected: set[WebSocket] = set()
    app = FastAPI()

    @app.websocket("/api/live")
    async def live(screen: WebSocket) -> None:
        await screen.accept()
        connected.add(screen)
        try:
            while True:
                await screen.receive_text()
        except WebSocketDisconnect:
            connected.discard(screen)

    async def tell(told: Framed[Delta]) -> None:
        for screen in tuple(connected):
            await screen.send_json(told.message.model_dump())

    async with _running(uvicorn.Config(app, log_level="warning", ws_ping_interval=None)) as port:
        yield FanOut(port, ANY_HELLO, tell, lambda: len(connected))


@asynccontextmanager
async def ours(folder: Path) -> AsyncIterator[FanOut]:
    """The server's own socket, from the hub's screens on."""
    shop = await asyncio.to_thread(open_shop, folder)
    api = open_api(shop, folder)
    token = (await asyncio.to_thread(shop.device, "display", TOPIC)).token
    hello = f'{{"type":"hello","token":"{token}","topics":{{"{TOPIC}":null}}}}'
    await api.services.hub.start()
    feed = api.services.hub.feed(shop.shop_id)
    history = feed.history(TOPIC)
    history.advance(history.number + 1, {"shop": ""})

    def tell(told: Framed[Delta]) -> None:
        delta = history.advance(told.message.number, told.message.patch.set)
        for watcher in tuple(feed.watchers):
            watcher.tell([delta] if delta else [])

    def unread() -> int:
        return sum(watcher.stopped_reading for watcher in feed.watchers)

    protocol = live_protocol(api.app.state.live)
    async with _running(uvicorn.Config(api.app, log_level="warning", ws=protocol, lifespan="off")) as port:
        yield FanOut(
            port,
            hello,
            tell,
            screens=lambda: len(feed.watchers),
            number=lambda: history.number,
            unread=unread,
            pulse='{"type":"pulse","sent_at":0}',
        )
    await api.services.hub.stop()
    shop.close()


@asynccontextmanager
async def _running(config: uvicorn.Config) -> AsyncIterator[int]:
    with socket.create_server((HOST, 0), backlog=BACKLOG) as listening:
        server = uvicorn.Server(config)
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        yield listening.getsockname()[1]
        server.should_exit = server.force_exit = True
        await serving


FAN_OUTS: dict[str, Callable[[Path], AbstractAsyncContextManager[FanOut]]] = {
    "floor": plain_sockets,
    "broadcast": websockets_broadcast,
    "naive": naive_loop,
    "ours": ours,
}

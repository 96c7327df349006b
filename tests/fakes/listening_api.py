"""The application on a port of the loopback: for what only a real socket shows."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn

from server.realtime.live_protocol import live_protocol
from tests.fakes.open_api import OpenApi

SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Listening:
    """Where the application listens, and the loop that it runs in."""

    address: str
    loop: asyncio.AbstractEventLoop
    api: OpenApi

    def wake(self) -> None:
        """Let the boards follow what was written."""
        feed = self.api.services.hub.feed(self.api.shop.shop_id)
        self.loop.call_soon_threadsafe(feed.wake)


@contextmanager
def listening(api: OpenApi) -> Iterator[Listening]:
    """Run the application, which nobody has started, until the block ends."""
    config = uvicorn.Config(api.app, port=0, log_level="warning", ws=live_protocol(api.app.state.live))
    server = uvicorn.Server(config)
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve() -> None:
        loops.append(asyncio.get_running_loop())
        await server.serve()

    thread = threading.Thread(target=asyncio.run, args=(serve(),), daemon=True)
    thread.start()
    _wait_until_started(server)
    try:
        port = server.servers[0].sockets[0].getsockname()[1]
        yield Listening(f"127.0.0.1:{port}", loops[0], api)
    finally:
        server.should_exit = True
        thread.join(SECONDS)


def _wait_until_started(server: uvicorn.Server) -> None:
    deadline = time.monotonic() + SECONDS
    while not server.started:
        if time.monotonic() > deadline:
            raise TimeoutError("the application did not start")
        time.sleep(0.01)

"""A websocket server that says to a screen exactly what a test has written down."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from pydantic import BaseModel
from websockets.asyncio.server import ServerConnection, serve

from server.contract.realtime import Hello, ShopClock, Welcome

CLOCK = ShopClock(server_at=0, shop_at=0, rate=1)
WELCOME = Welcome(journal_id="journal", version="1", clock=CLOCK)
Script = Callable[["Conversation"], Awaitable[None]]


class Conversation:
    """One connection of the screen under test."""

    def __init__(self, connection: ServerConnection, number: int) -> None:
        self._connection = connection
        self.number = number
        """1 for the first connection, 2 for the second …"""

    async def hello(self) -> Hello:
        """Return the screen's next hello, passing over its pulses."""
        while True:
            text = str(await self._connection.recv())
            if '"hello"' in text:
                return Hello.model_validate_json(text)

    async def say(self, *messages: BaseModel) -> None:
        """Send messages to the screen."""
        for message in messages:
            await self._connection.send(message.model_dump_json())

    async def stay(self) -> None:
        """Keep the connection open until the screen or the test is done."""
        await self._connection.wait_closed()


@asynccontextmanager
async def delta_server(script: Script) -> AsyncIterator[str]:
    """Serve `script` to every connection; gives the origin that a screen is told."""
    connections = 0

    async def talk(connection: ServerConnection) -> None:
        nonlocal connections
        connections += 1
        await script(Conversation(connection, connections))

    async with serve(talk, "127.0.0.1", 0) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        yield f"http://127.0.0.1:{port}"
        await asyncio.sleep(0)

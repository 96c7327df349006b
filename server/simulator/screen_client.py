"""A screen without glass: it watches one topic as a browser does, and comes back when cut off."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from pydantic import TypeAdapter
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from server.contract.realtime import (
    Delta,
    Heartbeat,
    Hello,
    Played,
    Pulse,
    Refused,
    ServerMessage,
    Snapshot,
    Welcome,
)
from server.simulator.kept_board import KeptBoard, Value
from server.simulator.shop_time import ShopTime
from server.simulator.stopwatch import Stopwatch

Found = TypeVar("Found")

PULSE_S = 2.0
AGAIN_S = 0.5
LOOK_AGAIN_S = 0.25
_MESSAGE: TypeAdapter[ServerMessage] = TypeAdapter(ServerMessage)


class ScreenClient:
    """One screen. Run `run()` as a task; look at the board with `value`, `values` and `until`."""

    def __init__(
        self, origin: str, token: str, topic: str, shop_time: ShopTime, stopwatch: Stopwatch | None = None
    ) -> None:
        self._address = f"ws{origin.removeprefix('http')}/api/live"
        self.token = token
        self._time = shop_time
        self._stopwatch = stopwatch
        self._journal_id: str | None = None
        self._news = asyncio.Event()
        self._connection: ClientConnection | None = None
        self._changed: list[Callable[[], None]] = []
        self._network = asyncio.Event()
        self._network.set()
        self.kept = KeptBoard(topic)
        self.refused: str | None = None

    def on_change(self, hook: Callable[[], None]) -> None:
        """Call `hook` after every change of the board."""
        self._changed.append(hook)

    def value(self, key: str, shape: type[Value]) -> Value | None:
        """Return the value of a key, if the board has it."""
        return self.kept.value(key, shape)

    def values(self, prefix: str, shape: type[Value]) -> list[Value]:
        """Return the values of all keys that begin with `prefix`."""
        return self.kept.values(prefix, shape)

    async def until(self, look: Callable[[], Found | None]) -> Found:
        """Wait until `look` finds something on the board, or in what it knows beside it."""
        while (found := look()) is None:
            news = self._news
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_AGAIN_S):
                    await news.wait()
        return found

    def lose_network(self) -> None:
        """Hear nothing more and be heard no more, without a farewell."""
        self._network.clear()
        if self._connection is not None:
            self._connection.transport.abort()

    def find_network(self) -> None:
        """Go on from where the board stood."""
        self._network.set()

    async def ready(self) -> None:
        """Wait for the first snapshot."""
        await self.until(lambda: self.kept.number)

    async def say(self, message: Played) -> None:
        """Tell the server what was played, if it can hear."""
        if self._connection is not None:
            with suppress(WebSocketException):
                await self._connection.send(message.model_dump_json())

    async def run(self) -> None:
        """Watch until cancelled or refused."""
        while self.refused is None:
            await self._network.wait()
            with suppress(OSError, WebSocketException, TimeoutError):
                async with connect(self._address, proxy=None, compression=None, max_size=None) as connection:
                    await self._watch(connection)
            self._connection = None
            await asyncio.sleep(AGAIN_S)

    async def _watch(self, connection: ClientConnection) -> None:
        await self._hello(connection, self.kept.number)
        self._connection = connection
        pulse = asyncio.create_task(_pulse(connection))
        try:
            async for text in connection:
                await self._take(connection, _MESSAGE.validate_json(text))
        finally:
            pulse.cancel()

    async def _hello(self, connection: ClientConnection, number: int | None) -> None:
        hello = Hello(token=self.token, topics={self.kept.topic: number}, journal_id=self._journal_id)
        await connection.send(hello.model_dump_json())

    async def _take(self, connection: ClientConnection, message: ServerMessage) -> None:
        match message:
            case Welcome():
                self._journal_id = message.journal_id
                self._time.set(message.clock)
            case Snapshot() | Delta():
                if not self.kept.take(message):
                    await self._hello(connection, None)
                self._tell_change()
            case Heartbeat():
                self._time.set(message.clock)
                if not self.kept.check(message):
                    await self._hello(connection, None)
            case Refused():
                self.refused = message.code

    def _tell_change(self) -> None:
        if self._stopwatch and self.kept.number is not None:
            self._stopwatch.received(self.kept.topic, self.kept.number)
        for hook in self._changed:
            hook()
        self._news.set()
        self._news = asyncio.Event()


async def _pulse(connection: ClientConnection) -> None:
    with suppress(WebSocketException):
        while True:
            await asyncio.sleep(PULSE_S)
            await connection.send(Pulse(sent_at=time.time() * 1000).model_dump_json())

"""A network between a browser and a server that a test may cut, on 127.0.0.1."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any, Literal

from tests.fakes.running_shop import RunningShop

Cut = Literal["silent", "refused"]
"""What a cut looks like: nothing arrives and nobody says so, or all is reset and no call is taken."""
PIECE = 65536


class CutProxy:
    """Passes bytes on, both ways.

    A silent cut keeps what was sent meanwhile and delivers it afterwards, as TCP does.
    """

    def __init__(self, port: int) -> None:
        """`port` is the server's."""
        self._target = port
        self._loop = asyncio.new_event_loop()
        self._passing = asyncio.Event()
        self._lines: set[asyncio.StreamWriter] = set()
        self._relays: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self.port = 0
        self.calls = 0
        """How many connections were made."""

    @property
    def origin(self) -> str:
        """The server's address on this side of the network."""
        return f"http://127.0.0.1:{self.port}"

    @contextmanager
    def running(self) -> Iterator["CutProxy"]:
        """Pass on until the block ends."""
        thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        thread.start()
        self._do(self._listen())
        try:
            yield self
        finally:
            self._do(self._end())
            self._loop.call_soon_threadsafe(self._loop.stop)
            thread.join()
            self._loop.close()

    def cut(self, how: Cut) -> None:
        """Let nothing pass from now on."""
        self._passing.clear()
        if how == "refused":
            self._do(self._refuse())

    def mend(self) -> None:
        """Let everything pass again."""
        self._do(self._listen())

    def _do(self, doing: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(doing, self._loop).result(10)

    async def _listen(self) -> None:
        self._passing.set()
        if self._server is None:
            self._server = await asyncio.start_server(self._call, "127.0.0.1", self.port)
            self.port = self._server.sockets[0].getsockname()[1]

    async def _refuse(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        for line in self._lines:
            line.transport.abort()

    async def _end(self) -> None:
        await self._refuse()
        for relay in self._relays:
            relay.cancel()
        await asyncio.gather(*self._relays, return_exceptions=True)

    async def _call(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.calls += 1
        try:
            there, back = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.transport.abort()
            return
        self._lines |= {writer, back}
        for source, target in ((reader, back), (there, writer)):
            relay = asyncio.create_task(self._relay(source, target))
            self._relays.add(relay)
            relay.add_done_callback(self._relays.discard)

    async def _relay(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while piece := await source.read(PIECE):
                await self._passing.wait()
                target.write(piece)
                await target.drain()
            await self._passing.wait()
        self._lines.discard(target)
        target.close()


def network_before(shop: RunningShop) -> AbstractContextManager[CutProxy]:
    """Return a network before a running server."""
    return CutProxy(int(shop.address.rpartition(":")[2])).running()

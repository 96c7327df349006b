"""Many screens in one event loop: each calls until it is heard and goes on from the number that it holds."""

import asyncio
import json
from collections.abc import Sequence
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

SECONDS = 180.0
"""Five hundred call at once, and the machine may have much else to do."""
PULSE_S = 5.0
TOPIC = "workshop"


class Screen:
    """One screen, which calls until it is heard and goes on from the number that it holds."""

    def __init__(self, address: str, token: str) -> None:
        self.address = address.replace("http://", "ws://") + "/api/live"
        self.token = token
        self.number: int | None = None
        self.journal_id: str | None = None
        self.gaps = 0
        self.socket: ClientConnection | None = None

    async def call(self) -> None:
        """Call until the server answers, and hear what was missed."""
        while True:
            try:
                self.socket = await connect(self.address, open_timeout=SECONDS)
                hello = {
                    "type": "hello",
                    "token": self.token,
                    "topics": {TOPIC: self.number},
                    "journal_id": self.journal_id,
                }
                await self.socket.send(json.dumps(hello))
                self.take(await self.hear())
                return
            except (OSError, WebSocketException):
                await asyncio.sleep(0.05)

    async def pulse(self) -> None:
        """Say that it is there, once it has called: a server cuts off whoever has not for half a minute."""
        if self.socket is not None:
            await self.socket.send(json.dumps({"type": "pulse", "sent_at": 1.0}))

    async def hear(self) -> dict[str, Any]:
        """Return the next message."""
        assert self.socket
        message: dict[str, Any] = json.loads(await asyncio.wait_for(self.socket.recv(), SECONDS))
        return message

    async def hear_until(self, number: int) -> None:
        """Take messages until the board is at that number."""
        while self.number is None or self.number < number:
            self.take(await self.hear())

    async def close(self) -> None:
        """Hang up."""
        assert self.socket
        await self.socket.close()

    async def end(self) -> None:
        """Hear that the server has gone."""
        assert self.socket
        await self.socket.wait_closed()

    def take(self, message: dict[str, Any]) -> None:
        """Move on; a delta that does not follow is a gap."""
        if message["type"] == "welcome":
            self.journal_id = message["journal_id"]
        elif message["type"] == "snapshot":
            self.number = message["number"]
        elif message["type"] == "delta":
            self.gaps += message["previous"] != self.number
            self.number = message["number"]


async def pulse(screens: Sequence[Screen]) -> None:
    """Let the screens pulse until cancelled."""
    while True:
        for screen in screens:
            await screen.pulse()
        await asyncio.sleep(PULSE_S)


async def all_of(*doing: Any) -> None:
    """Do it all at once, and not for ever."""
    await asyncio.wait_for(asyncio.gather(*doing), SECONDS)

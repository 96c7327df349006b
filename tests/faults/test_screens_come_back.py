"""The server is killed under many screens: they all call again at once, each with the number it holds."""

import asyncio
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from server.store.identifiers import new_id
from tests.fakes.running_shop import RunningShop, running_shop
from tests.faults.ledger import Fault, extent

SCREENS = int(extent(100, 500))
SECONDS = 60.0
TOPIC = "workshop"
pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningShop]:
    """A server of its own."""
    with running_shop(tmp_path_factory.mktemp("screens")) as running:
        yield running


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


async def all_of(*doing: Any) -> None:
    """Do it all at once, and not for ever."""
    await asyncio.wait_for(asyncio.gather(*doing), SECONDS)


def present_number(shop: RunningShop, plate: str) -> int:
    """Let a car arrive, which every board shows; return the number that the board has then."""
    advisor = shop.session("wang")
    answer = shop.post("/api/visits", advisor, {"plate": plate}, new_id())
    assert answer.status_code == 200, answer.text
    return shop.number(TOPIC, advisor)


async def come_back(shop: RunningShop, token: str, fault: Fault) -> list[Screen]:
    """Kill the server under all screens, start it again, and wait until all show what happened since."""
    screens = [Screen(shop.address, token) for _ in range(SCREENS)]
    await all_of(*(screen.call() for screen in screens))
    number = await asyncio.to_thread(present_number, shop, "京N10001")
    await all_of(*(screen.hear_until(number) for screen in screens))
    port = int(shop.address.rpartition(":")[2])
    await asyncio.to_thread(shop.kill)
    await all_of(*(screen.end() for screen in screens))
    calling = [asyncio.create_task(screen.call()) for screen in screens]
    await asyncio.to_thread(shop.start, port)
    began = time.monotonic()
    number = await asyncio.to_thread(present_number, shop, "京N10002")
    await all_of(*calling)
    await all_of(*(screen.hear_until(number) for screen in screens))
    fault.recovered(time.monotonic() - began)
    await all_of(*(screen.close() for screen in screens))
    return screens


def test_all_screens_come_back_at_once_without_a_gap(
    shop: RunningShop, inject: Callable[[str], Fault]
) -> None:
    fault = inject(f"the server killed under {SCREENS} screens, which all call at once")
    token = shop.device("display", TOPIC)
    screens = asyncio.run(come_back(shop, token, fault))
    fault.lost = sum(screen.gaps for screen in screens)
    assert fault.lost == 0
    assert len({screen.number for screen in screens}) == 1

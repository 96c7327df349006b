"""One screen stops reading among many: the others are told as ever, it is cut off or told afresh.

That its line is full is seen from outside: what it goes on saying stays unread in the server's socket.
"""

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from websockets.sync.client import connect

from server.bootstrap import database_url
from server.store.identifiers import new_id
from tests.fakes.running_shop import RunningShop
from tests.fakes.shop_group import GroupShop, found_group_shop, moved_promise
from tests.fakes.waiting import until
from tests.faults.ledger import Fault, extent
from tests.faults.many_screens import SECONDS, TOPIC, Screen, all_of, pulse

TCP_TABLE = Path("/proc/net/tcp")
pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.skipif(not TCP_TABLE.exists(), reason="what a socket holds unread is told by /proc"),
]
SCREENS = int(extent(60, 500))
TIMES = int(extent(1, 3))
CARS = 60
"""The board is large: it takes few of them to fill a line."""
TAPS = int(extent(10, 20))
TAPS_FOR_S = 5.0
"""After ten seconds a screen that does not read is cut off."""
CUT_OFF_WITHIN_S = 20.0
"""It is after ten; whoever says nothing is cut off, too, but after thirty only."""
SAID_EVERY_S = 0.04
SMALL_BUFFER_BYTES = 4096


class DeafScreen:
    """A screen that reads nothing from now on, with as small a buffer as the system grants."""

    def __init__(self, shop: RunningShop, token: str) -> None:
        host, port = shop.address.removeprefix("http://").split(":")
        self._open = ExitStack()
        small = self._open.enter_context(socket.socket())
        small.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BUFFER_BYTES)
        small.connect((host, int(port)))
        self._ports = (int(port), small.getsockname()[1])
        address = f"ws://{host}:{port}/api/live"
        self.socket = self._open.enter_context(connect(address, sock=small, max_queue=1, close_timeout=1))
        self._hello = json.dumps({"type": "hello", "token": token, "topics": {TOPIC: None}})

    def fill_line(self) -> None:
        """Ask for the whole board again and again, until the server does not take what is said."""
        until(self._stays_unheard)

    def unheard_bytes(self) -> int | None:
        """How much of what it has said the server has not read; None once the server has hung up."""
        for line in TCP_TABLE.read_text().splitlines()[1:]:
            _, here, there, state, queues, *_ = line.split()
            if (_port(here), _port(there)) == self._ports and state == "01":
                return int(queues.partition(":")[2], 16)
        return None

    def hear_until(self, number: int) -> list[dict[str, Any]]:
        """Read again; return all that was told up to that number, or beyond it."""
        told = [json.loads(self.socket.recv(timeout=SECONDS))]
        while (told[-1].get("number") or 0) < number:
            told.append(json.loads(self.socket.recv(timeout=SECONDS)))
        return told

    def close(self) -> None:
        """Go."""
        self._open.close()

    def _stays_unheard(self) -> bool:
        """Say it once more, and look whether the server leaves it for as long as ten others took."""
        self.socket.send(self._hello)
        looks = 0
        while looks < 10 and self.unheard_bytes():
            time.sleep(SAID_EVERY_S)
            looks += 1
        time.sleep(SAID_EVERY_S)
        return looks == 10


def _port(address: str) -> int:
    return int(address.partition(":")[2], 16)


class Floor:
    """A shop with many screens and one car whose promise is moved."""

    def __init__(self, founded: GroupShop, shop: RunningShop) -> None:
        self.founded = founded
        self.shop = shop
        self.screens = [Screen(shop.address, founded.wall_token) for _ in range(SCREENS)]

    def tap(self, turn: int) -> int:
        """Move the promise; return the number that the board has then."""
        path = f"/api/repair-orders/{self.founded.order_ids[0]}/move-promised-time"
        body = moved_promise(turn % 60).model_dump(mode="json")
        answer = self.shop.post(path, self.founded.advisor_token, body, new_id())
        assert answer.status_code == 200, answer.text
        return int(answer.json()["event_number"])

    async def taps(self) -> list[float]:
        """Tap; return how long each took until the last of the screens had it."""
        took: list[float] = []
        began = time.monotonic()
        while len(took) < TAPS and time.monotonic() - began < TAPS_FOR_S:
            tapped = time.monotonic()
            number = await asyncio.to_thread(self.tap, len(took))
            await all_of(*(screen.hear_until(number) for screen in self.screens))
            took.append(time.monotonic() - tapped)
        return took

    @asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        """All screens watch while the block lasts."""
        pulsing = asyncio.create_task(pulse(self.screens))
        try:
            await all_of(*(screen.call() for screen in self.screens))
            yield
        finally:
            pulsing.cancel()
            await asyncio.gather(pulsing, return_exceptions=True)
        await all_of(*(screen.close() for screen in self.screens))

    def present_number(self) -> int:
        """Return the number of the board now, which the service clock moves as well as taps do."""
        told = self.shop.get(f"/api/boards/{TOPIC}", self.founded.wall_token)
        return int(told["number"])

    @property
    def gaps(self) -> int:
        """What the screens have missed."""
        return sum(screen.gaps for screen in self.screens)


@pytest.fixture(scope="module")
def floor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Floor]:
    """It runs, and nobody watches yet."""
    folder = tmp_path_factory.mktemp("deaf")
    url = database_url(folder)
    founded = found_group_shop(url, "", CARS)
    shop = founded.process(folder, url).start()
    yield Floor(founded, shop)
    shop.stop()


def nobody_is_late(with_it: list[float], without: list[float]) -> None:
    """The others wait no longer for a change while one does not read, but for what a busy machine adds."""
    assert median(with_it) < 2 * median(without) + 0.25, (with_it, without)


async def never_read(floor: Floor, fault: Fault) -> None:
    """Let one stop reading for good: it is cut off, and calls again."""
    without = await floor.taps()
    deaf = DeafScreen(floor.shop, floor.founded.wall_token)
    try:
        await asyncio.to_thread(deaf.fill_line)
        began = time.monotonic()
        nobody_is_late(await floor.taps(), without)
        await asyncio.to_thread(until, lambda: deaf.unheard_bytes() is None)
        assert time.monotonic() - began < CUT_OFF_WITHIN_S
    finally:
        await asyncio.to_thread(deaf.close)
    again = Screen(floor.shop.address, floor.founded.wall_token)
    await again.call()
    await again.hear_until(floor.screens[0].number or 0)
    fault.recovered(time.monotonic() - began)
    await again.close()


async def read_again(floor: Floor, fault: Fault) -> None:
    """Let one stop reading for some seconds: nothing was kept for it, and it is told the board afresh."""
    without = await floor.taps()
    deaf = DeafScreen(floor.shop, floor.founded.wall_token)
    try:
        await asyncio.to_thread(deaf.fill_line)
        held = await asyncio.to_thread(floor.present_number)
        nobody_is_late(await floor.taps(), without)
        assert deaf.unheard_bytes(), "it was not deaf all the while"
        began = time.monotonic()
        told = await asyncio.to_thread(deaf.hear_until, floor.screens[0].number or 0)
        fault.recovered(time.monotonic() - began)
    finally:
        await asyncio.to_thread(deaf.close)
    later = [message for message in told if message.get("number", 0) > held]
    assert [message["type"] for message in later] == ["snapshot"]


Injected = Callable[[Floor, Fault], Awaitable[None]]


@pytest.mark.parametrize(
    ("what", "injected"), [("never reads again", never_read), ("reads again", read_again)]
)
def test_one_deaf_screen_holds_nobody_up(
    floor: Floor, inject: Callable[[str], Fault], what: str, injected: Injected
) -> None:
    fault = inject(f"one of {SCREENS + 1} screens stops reading and {what}")

    async def inject_it() -> None:
        async with floor.watched():
            for _ in range(TIMES):
                await injected(floor, fault)

    asyncio.run(inject_it())
    fault.lost = floor.gaps
    assert fault.lost == 0

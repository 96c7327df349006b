"""The server is killed under many screens: they all call again at once, each with the number it holds."""

import asyncio
import time
from collections.abc import Callable, Iterator

import pytest

from server.store.identifiers import new_id
from tests.fakes.running_shop import RunningShop, running_shop
from tests.faults.ledger import Fault, extent
from tests.faults.many_screens import TOPIC, Screen, all_of

SCREENS = int(extent(100, 500))
pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningShop]:
    """A server of its own."""
    with running_shop(tmp_path_factory.mktemp("screens")) as running:
        yield running


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

"""What runs beside the requests ends when it is told to, also while it is being woken in that very moment."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from server.domain.events import CustomerCalled
from server.domain.recorder_address import Recorders
from server.realtime.shop_feed import ShopFeed
from tests.fakes.announcing_shop import AnnouncingShop
from tests.fakes.open_shop import OpenShop

LOOKS_S = 0.1
"""Until it waits for what will wake it."""
LONGEST_S = 5.0
TURNS = range(6)
"""Of the loop, between being woken and being told to end."""


async def ends(run: Coroutine[Any, Any, None], wake: Callable[[], None], turns: int) -> bool:
    """Wake what runs, and so many turns later tell it to end: whether it does."""
    running = asyncio.create_task(run)
    await asyncio.sleep(LOOKS_S)
    wake()
    for _ in range(turns):
        await asyncio.sleep(0)
    running.cancel()
    done, _ = await asyncio.wait([running], timeout=LONGEST_S)
    return bool(done)


@pytest.mark.parametrize("turns", TURNS)
def test_a_feed_that_is_woken(shop: OpenShop, turns: int) -> None:
    async def follow() -> bool:
        feed = ShopFeed(shop.shop_id, shop.reader, Recorders())
        await feed.start()
        return await ends(feed.run(), feed.wake, turns)

    assert asyncio.run(follow())


@pytest.mark.parametrize("turns", TURNS)
def test_an_announcer_that_is_woken(shop: OpenShop, tmp_path: Path, turns: int) -> None:
    announcing = AnnouncingShop(shop, tmp_path)
    visit_id = announcing.car()
    (order,) = announcing.floor.orders.values()
    called = CustomerCalled(visit_id=visit_id, order_id=order.order_id)
    shop.write(lambda work: work.record(called))
    assert asyncio.run(ends(announcing.announcer.run(), announcing.follow, turns))

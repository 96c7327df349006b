"""A repeated command is answered as the first time; the same key for something else is refused."""

import asyncio
import threading

import pytest
from pydantic import BaseModel

from server.access.setup import founder
from server.domain.errors import IdempotencyKeyReused, InvalidRequest
from server.domain.events import DayOpened
from server.store.unit_of_work import UnitOfWork
from tests.fakes.open_shop import OpenShop


class Recorded(BaseModel):
    """The number that an event got."""

    number: int


def record(work: UnitOfWork) -> Recorded:
    """Record something."""
    return Recorded(number=work.record(DayOpened(day="2026-11-21")).number)


def refuse(_work: UnitOfWork) -> Recorded:
    """Refuse."""
    raise InvalidRequest("not today")


def test_the_second_time_gets_the_first_answer_and_does_nothing(shop: OpenShop) -> None:
    actor = founder(shop.shop_id)
    first = shop.run(actor, record, Recorded, key="tap-1", request="open")
    again = shop.run(actor, record, Recorded, key="tap-1", request="open")
    other = shop.run(actor, record, Recorded, key="tap-2", request="open")
    assert first == again
    assert other.number == first.number + 1


def test_twice_in_one_batch_gets_one_answer_too(shop: OpenShop) -> None:
    actor, gate = founder(shop.shop_id), threading.Event()
    shop.writer.submit(shop.shop_id, lambda _batch: gate.wait(5))

    async def both() -> list[Recorded]:
        once = [shop.commands.run(actor, record, Recorded, key="tap-1", request="open") for _ in range(2)]
        tasks = [asyncio.create_task(each) for each in once]
        await asyncio.sleep(0.05)
        gate.set()
        return await asyncio.gather(*tasks)

    first, again = asyncio.run(both())
    assert first == again
    assert shop.run(actor, record, Recorded).number == first.number + 1


def test_a_key_is_for_one_request(shop: OpenShop) -> None:
    actor = founder(shop.shop_id)
    shop.run(actor, record, Recorded, key="tap-1", request="open")
    with pytest.raises(IdempotencyKeyReused):
        shop.run(actor, record, Recorded, key="tap-1", request="close")


def test_a_refusal_is_judged_afresh(shop: OpenShop) -> None:
    actor = founder(shop.shop_id)
    with pytest.raises(InvalidRequest):
        shop.run(actor, refuse, Recorded, key="tap-1", request="open")
    assert shop.run(actor, record, Recorded, key="tap-1", request="open").number > 0


def test_two_devices_may_choose_the_same_key(shop: OpenShop) -> None:
    one, two = shop.device("tablet", "bay/1"), shop.device("tablet", "bay/2")
    actors = [shop.gatekeeper.actor_of(device.token) for device in (one, two)]
    answers = [shop.run(actor, record, Recorded, key="tap-1", request="open") for actor in actors]
    assert answers[0].number != answers[1].number

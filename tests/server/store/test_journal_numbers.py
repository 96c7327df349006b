"""The journal: numbers without gaps, whatever fails; a commit is whole or not there."""

import asyncio
import threading
from concurrent.futures import Future

import pytest
from pydantic import BaseModel
from sqlalchemy import event

from server.access.setup import founder
from server.domain.errors import InvalidRequest
from server.domain.events import DayOpened
from server.store.batch import Batch
from server.store.journal import read_after
from server.store.unit_of_work import UnitOfWork
from tests.fakes.open_shop import OpenShop


class Recorded(BaseModel):
    """The number that an event got."""

    number: int


def record(work: UnitOfWork) -> Recorded:
    """Record something."""
    return Recorded(number=work.record(DayOpened(day="2026-11-21")).number)


def record_then_fail(work: UnitOfWork) -> Recorded:
    """Record something, then refuse."""
    work.record(DayOpened(day="2026-11-21"))
    raise InvalidRequest("no")


def numbers(shop: OpenShop) -> list[int]:
    """All numbers in the journal."""
    with shop.reader.begin() as connection:
        return [entry.number for entry in read_after(connection, shop.shop_id, 0)]


def test_a_refused_command_leaves_no_gap(shop: OpenShop) -> None:
    before = numbers(shop)
    with pytest.raises(InvalidRequest):
        shop.run(founder(shop.shop_id), record_then_fail, Recorded)
    assert shop.run(founder(shop.shop_id), record, Recorded).number == before[-1] + 1
    after = numbers(shop)
    assert after == list(range(1, len(after) + 1))


def test_many_at_once_share_commits_and_keep_the_numbers(shop: OpenShop) -> None:
    before = numbers(shop)[-1]
    commits: list[object] = []
    event.listen(shop.writing, "commit", commits.append)
    gate = threading.Event()
    shop.writer.submit(shop.shop_id, lambda _batch: gate.wait(5))

    async def all_at_once() -> list[Recorded | BaseException]:
        actor = founder(shop.shop_id)
        mixed = [record, record_then_fail, record] * 10
        tasks = [asyncio.create_task(shop.commands.run(actor, each, Recorded)) for each in mixed]
        await asyncio.sleep(0.05)
        gate.set()
        return await asyncio.gather(*tasks, return_exceptions=True)

    answers = asyncio.run(all_at_once())
    assert [answer.number for answer in answers if isinstance(answer, Recorded)] == [
        before + count for count in range(1, 21)
    ]
    assert sum(isinstance(answer, InvalidRequest) for answer in answers) == 10
    assert len(commits) <= 3


def test_nothing_is_answered_before_it_is_committed(shop: OpenShop) -> None:
    gate, seen = threading.Event(), threading.Event()
    newest: list[int] = []

    def look(_done: Future[int]) -> None:
        newest.append(numbers(shop)[-1])
        seen.set()

    shop.writer.submit(shop.shop_id, lambda _batch: gate.wait(5))
    future: Future[int] = shop.writer.submit(shop.shop_id, lambda batch: _write(batch, shop))
    future.add_done_callback(look)
    gate.set()
    assert seen.wait(5)
    assert newest == [future.result()]


def test_a_commit_that_fails_fails_all_that_were_in_it(shop: OpenShop) -> None:
    before = numbers(shop)

    def break_connection(batch: Batch) -> int:
        batch.connection.invalidate()
        raise RuntimeError("the disk is gone")

    gate = threading.Event()
    shop.writer.submit(shop.shop_id, lambda _batch: gate.wait(5))
    written = shop.writer.submit(shop.shop_id, lambda batch: _write(batch, shop))
    broken = shop.writer.submit(shop.shop_id, break_connection)
    gate.set()
    with pytest.raises(RuntimeError, match="the disk is gone"):
        broken.result(5)
    assert isinstance(written.exception(5), RuntimeError)
    assert numbers(shop) == before
    assert shop.run(founder(shop.shop_id), record, Recorded).number == numbers(shop)[-1]


def _write(batch: Batch, shop: OpenShop) -> int:
    actor, now = founder(shop.shop_id), shop.shop_clock.now()
    shipped = shop.permissions.shipped
    work = UnitOfWork(batch.connection, actor, now, shipped, "test", journal_end=batch.journal)
    return record(work).number

"""Several processes over one PostgreSQL: they start at once, write at once, and read whole states only."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pydantic import BaseModel
from sqlalchemy import Engine, inspect

from server.access.setup import founder
from server.actions.exceptions import raise_exception
from server.domain.events import DayOpened
from server.store.batch import Batch
from server.store.engines import reading_engine, writing_engine, writing_to
from server.store.journal import last_number, read_after
from server.store.schema import upgrade_schema
from server.store.unit_of_work import UnitOfWork
from server.store.writer import Writer
from tests.fakes.open_shop import OpenShop, open_shop
from tests.fakes.postgres import postgres

PROCESSES = 3
EACH = 40


class Counted(BaseModel):
    """How many exceptions there were before."""

    before: int


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[OpenShop]:
    """A shop in PostgreSQL."""
    opened = open_shop(tmp_path, postgres().database())
    yield opened
    opened.close()


def raise_one_more(work: UnitOfWork) -> Counted:
    """Read how many there are, then write one more: what two writers at once would spoil."""
    before = len(work.exceptions.where())
    raise_exception(work, f"the {before}th", visit_id=None, owner_id=None)
    return Counted(before=before)


def in_the_shop(shop: OpenShop) -> Callable[[Batch], Counted]:
    """That deed, as a job of a writer."""
    actor = founder(shop.shop_id)

    def job(batch: Batch) -> Counted:
        now, end = shop.shop_clock.now(), batch.journal
        return raise_one_more(
            UnitOfWork(batch.connection, actor, now, shop.permissions.shipped, "test", journal_end=end)
        )

    return job


def all_at_once(shop: OpenShop, engines: list[Engine]) -> list[int]:
    """Let one writer an engine do the deed as fast as it can; return what each deed saw."""
    writers = [Writer(engine, lambda _shop_id, _fed: None) for engine in engines]
    for writer in writers:
        writer.start()
    futures = [writer.submit(shop.shop_id, in_the_shop(shop)) for _ in range(EACH) for writer in writers]
    seen = [future.result(30).before for future in futures]
    for writer in writers:
        writer.stop()
    return seen


def test_processes_may_start_at_once() -> None:
    url = postgres().empty_database()
    with ThreadPoolExecutor(PROCESSES) as threads:
        list(threads.map(upgrade_schema, [url] * PROCESSES))
    engine = reading_engine(url)
    assert {"journal", "counters", "alembic_version"} <= set(inspect(engine).get_table_names())
    engine.dispose()


def test_writers_at_once_see_each_others_work_and_leave_no_gap(shop: OpenShop) -> None:
    engines = [writing_engine(shop.writing.url) for _ in range(PROCESSES)]
    seen = all_at_once(shop, engines)
    for engine in engines:
        engine.dispose()
    assert sorted(seen) == list(range(PROCESSES * EACH))
    with shop.reader.begin() as connection:
        numbers = [entry.number for entry in read_after(connection, shop.shop_id, 0)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_reader_sees_one_state_to_the_end(shop: OpenShop) -> None:
    with shop.reader.begin() as connection:
        before = last_number(connection, shop.shop_id)
        shop.write(lambda work: work.record(DayOpened(day="2026-11-22")))
        assert last_number(connection, shop.shop_id) == before
    with shop.reader.begin() as connection:
        assert last_number(connection, shop.shop_id) == before + 1


def test_a_shop_that_another_process_writes_to_does_not_hold_the_next_one_up(shop: OpenShop) -> None:
    other = writing_engine(shop.writing.url)
    done = threading.Event()
    with writing_to(other, "another shop"):
        shop.writer.submit(shop.shop_id, in_the_shop(shop)).add_done_callback(lambda _future: done.set())
        assert done.wait(10)
    other.dispose()

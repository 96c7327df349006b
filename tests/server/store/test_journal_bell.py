"""The bell: every process hears that a journal has grown, not too often, and again after it was deaf."""

import os
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from server.access.setup import founder
from server.domain.events import DayOpened
from server.store import postgres_bell as bell_module
from server.store.journal_bell import JournalBell, journal_bell
from tests.fakes.open_shop import Done, OpenShop, open_shop
from tests.fakes.postgres import postgres
from tests.fakes.waiting import until

LISTENERS = text(
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"
)


class Hearing:
    """One process's bell, and what it has heard."""

    def __init__(self, shop: OpenShop) -> None:
        self.bell: JournalBell = journal_bell(shop.writing.url)
        self.heard: list[tuple[str, int]] = []
        self.bell.start(lambda shop_id, number: self.heard.append((shop_id, number)))

    def last(self, shop: OpenShop) -> int:
        """The highest number that was heard of a shop."""
        return max((number for shop_id, number in self.heard if shop_id == shop.shop_id), default=0)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[OpenShop]:
    """A shop in PostgreSQL."""
    opened = open_shop(tmp_path, postgres().database())
    yield opened
    opened.close()


@pytest.fixture
def processes(shop: OpenShop) -> Iterator[list[Hearing]]:
    """Three of them, of which the first one's commits ring."""
    with ExitStack() as opened:
        hearing = [Hearing(shop) for _ in range(3)]
        for each in hearing:
            opened.callback(each.bell.stop)
        shop.listeners.append(lambda shop_id, _fed: hearing[0].bell.ring(shop_id))
        until(lambda: all(each.last(shop) for each in hearing))
        yield hearing


def write(shop: OpenShop) -> int:
    """Let something happen; return its number."""
    numbers: list[int] = []
    shop.write(lambda work: numbers.append(work.record(DayOpened(day="2026-11-22")).number))
    return numbers[0]


def listeners(shop: OpenShop) -> list[int]:
    """The system's ids of PostgreSQL's own processes that listen for ours."""
    engine = create_engine(shop.writing.url)
    with engine.begin() as connection:
        found = [row.pid for row in connection.execute(LISTENERS)]
    engine.dispose()
    return found


def test_every_process_hears_how_far_a_journal_has_come(shop: OpenShop, processes: list[Hearing]) -> None:
    number = write(shop)
    until(lambda: all(each.last(shop) == number for each in processes))


def test_whoever_begins_to_listen_hears_of_what_was_before(shop: OpenShop) -> None:
    number = write(shop)
    late = Hearing(shop)
    until(lambda: late.last(shop) == number)
    late.bell.stop()


def test_many_commits_ring_a_few_times(
    shop: OpenShop, processes: list[Hearing], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bell_module, "RING_EVERY_S", 0.5)
    began_at = time.monotonic()
    for _ in range(50):
        number = write(shop)
    until(lambda: processes[1].last(shop) == number)
    rings = Counter(shop_id for shop_id, _number in processes[1].heard)[shop.shop_id] - 1
    assert rings <= 2 + (time.monotonic() - began_at) / 0.5


def test_a_line_that_was_cut_is_taken_up_again(shop: OpenShop, processes: list[Hearing]) -> None:
    engine = create_engine(shop.writing.url)
    with engine.begin() as connection:
        for pid in listeners(shop):
            connection.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
    engine.dispose()
    number = write(shop)
    until(lambda: all(each.last(shop) == number for each in processes))


def test_a_listener_that_has_silently_died_is_noticed(
    shop: OpenShop, processes: list[Hearing], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bell_module, "DEAF_AFTER_S", 1.0)
    stopped = listeners(shop)
    for pid in stopped:
        os.kill(pid, signal.SIGSTOP)
    try:
        number = write(shop)
        until(lambda: all(each.last(shop) == number for each in processes))
    finally:
        for pid in stopped:
            os.kill(pid, signal.SIGCONT)


def test_a_database_of_one_process_has_no_bell(tmp_path: Path) -> None:
    alone = open_shop(tmp_path)
    hearing = Hearing(alone)
    hearing.bell.ring(alone.shop_id)
    alone.run(founder(alone.shop_id), lambda _work: Done(), Done)
    hearing.bell.stop()
    alone.close()
    assert hearing.heard == []

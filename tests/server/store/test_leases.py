"""Of several processes one holds a lease, by the database's clock."""

import time
from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, select, update

from server.store.engines import writing_engine
from server.store.leases import SharedLease, lease
from server.store.tables import leases
from tests.fakes.open_shop import OpenShop
from tests.fakes.postgres import postgres


@pytest.fixture
def engine() -> Iterator[Engine]:
    """Of a PostgreSQL."""
    made = writing_engine(postgres().database())
    yield made
    made.dispose()


def test_one_holds_it_and_may_renew_it(engine: Engine) -> None:
    mine, other = SharedLease(engine, "calls"), SharedLease(engine, "calls")
    assert [mine.take(), other.take(), mine.take()] == [True, False, True]
    with engine.begin() as connection:
        assert connection.execute(select(leases.c.holder)).scalars().all() == [mine.holder]


def test_others_are_held_by_others(engine: Engine) -> None:
    assert SharedLease(engine, "calls").take()
    assert SharedLease(engine, "timers").take()


def test_an_expired_one_is_taken_over(engine: Engine) -> None:
    killed, other = SharedLease(engine, "calls"), SharedLease(engine, "calls")
    assert killed.take()
    with engine.begin() as connection:
        left_us = connection.execute(select(leases.c.expires_at)).scalar_one() - time.time() * 1e6
        assert 2e6 < left_us < 4.5e6
        connection.execute(update(leases).values(expires_at=leases.c.expires_at - 4_000_000))
    assert other.take()
    assert not killed.take()


def test_one_that_is_given_back_is_free(engine: Engine) -> None:
    mine, other = SharedLease(engine, "calls"), SharedLease(engine, "calls")
    assert mine.take()
    other.give_back()
    assert not other.take()
    mine.give_back()
    assert other.take()


def test_where_one_process_serves_it_always_has_it(shop: OpenShop) -> None:
    one, other = lease(shop.writing, "calls"), lease(shop.writing, "calls")
    sole = shop.writing.dialect.name == "sqlite"
    assert [one.take(), other.take()] == [True, sole]
    one.give_back()
    assert other.take()

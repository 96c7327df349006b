"""The shop's time as screens know it, between two words of the server."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest

from server.contract.realtime import ShopClock
from server.simulator.shop_time import ShopTime

EIGHT = datetime(2026, 11, 21, 0, 0, tzinfo=UTC)


def running(rate: float) -> ShopTime:
    shop_time = ShopTime()
    shop_time.set(ShopClock(server_at=time.time() * 1000, shop_at=EIGHT.timestamp() * 1000, rate=rate))
    return shop_time


def test_before_the_server_has_spoken_there_is_no_time() -> None:
    with pytest.raises(RuntimeError, match="heard"):
        ShopTime().now()


def test_the_shops_clock_runs_at_its_rate() -> None:
    shop_time = running(600)
    time.sleep(0.1)
    assert timedelta(seconds=55) < shop_time.now() - EIGHT < timedelta(minutes=5)


def test_waiting_takes_shop_minutes_not_real_ones() -> None:
    shop_time, started = running(600), time.monotonic()
    asyncio.run(shop_time.minutes(2))
    assert 0.19 < time.monotonic() - started < 2.0
    assert shop_time.now() - EIGHT >= timedelta(minutes=2)


def test_what_is_past_is_not_waited_for() -> None:
    asyncio.run(asyncio.wait_for(running(1).until(EIGHT - timedelta(hours=1)), 0.5))


def test_a_moment_of_the_shop_has_a_real_time() -> None:
    shop_time = running(60)
    in_an_hour = shop_time.real(EIGHT + timedelta(hours=1))
    assert in_an_hour - shop_time.real(EIGHT) == pytest.approx(60, abs=0.01)

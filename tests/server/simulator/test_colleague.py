"""Colleagues share their errands: each is done by one of them, and one that failed is taken up again."""

import asyncio
import random
from functools import partial

import httpx

from server.simulator.api_client import ApiClient, Refused
from server.simulator.colleague import Colleague, Errand, Workday
from server.simulator.gate_log import GateLog
from server.simulator.premises import Premises
from server.simulator.screen_client import ScreenClient
from server.simulator.shop_time import ShopTime

PATIENCE_S = 10.0
TIME_TO_DO_ONE_TWICE_S = 0.3


class Clerk(Colleague):
    """Does what lies in a tray that several clerks look into."""

    def __init__(self, workday: Workday, tray: list[str], done: list[str], fails_once: set[str]) -> None:
        api = ApiClient(httpx.AsyncClient(), "token")
        screen = ScreenClient("http://127.0.0.1:9", "token", "desk", workday.shop_time)
        super().__init__(workday, api, screen, random.Random(0))
        self._tray, self._done, self._fails_once = tray, done, fails_once

    def next_errand(self) -> Errand | None:
        for name in self._tray:
            if self.is_free(name):
                return Errand(name, partial(self._do_it, name))
        return None

    async def _do_it(self, name: str) -> None:
        await asyncio.sleep(0.01)
        if name in self._fails_once:
            self._fails_once.discard(name)
            raise Refused("stale_version", "look again")
        self._done.append(name)


def work(tray: list[str], fails_once: set[str], clerks: int = 3) -> tuple[list[str], Workday]:
    """Let clerks work until the tray is done."""
    done: list[str] = []
    workday = Workday(ShopTime(), Premises(), GateLog())

    async def day() -> None:
        people = [Clerk(workday, tray, done, fails_once) for _ in range(clerks)]
        tasks = [asyncio.create_task(one.keep_working()) for one in people]
        everything_done = people[0].screen.until(lambda: set(done) == set(tray) or None)
        await asyncio.wait_for(everything_done, PATIENCE_S)
        await asyncio.sleep(TIME_TO_DO_ONE_TWICE_S)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    asyncio.run(day())
    return done, workday


def test_every_errand_is_done_once_however_many_see_it() -> None:
    tray = [f"errand {number}" for number in range(12)]
    done, _ = work(tray, set())
    assert sorted(done) == sorted(tray)


def test_a_refused_errand_is_counted_and_taken_up_again() -> None:
    done, workday = work(["a", "b"], {"a"})
    assert sorted(done) == ["a", "b"]
    assert workday.refusals == {"a: stale_version": 1}

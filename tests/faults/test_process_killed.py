"""Servers killed by -9 at random under taps: an answered tap is in the journal once, no screen sees a gap."""

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from server.bootstrap import database_url
from tests.fakes.postgres import postgres
from tests.fakes.waiting import until
from tests.faults.killed_processes import CARS, Group, Screen, Tapper, await_answers, taps_lost
from tests.faults.ledger import Fault, extent

KILLS = {"sqlite": int(extent(3, 75)), "postgresql": int(extent(2, 25))}
"""A hundred in all in `make faults`."""
pytestmark = pytest.mark.timeout(extent(600, 1200))


@pytest.fixture(params=["sqlite", "postgresql"])
def group(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Group]:
    """One process over SQLite, or three over one PostgreSQL."""
    if request.param == "sqlite":
        made = Group(tmp_path, database_url(tmp_path), 1)
    else:
        made = Group(tmp_path, postgres().database(), 3)
    try:
        made.start()
        yield made
    finally:
        made.stop()


def kill_at_random(group: Group, tappers: list[Tapper], times: int, fault: Fault) -> None:
    """Kill processes and start them again, first of all the one on duty; taps go on in between."""
    for turn in range(times):
        victim = group.on_duty() if turn == 0 else random.choice(group.alive)
        assert victim
        group.kill(victim)
        began = time.monotonic()
        time.sleep(random.uniform(0.1, 0.5))
        group.revive(victim)
        until(lambda: group.on_duty() is not None)
        fault.recovered(time.monotonic() - began)
        await_answers(tappers, random.randint(2, 10))


def test_killed_processes_take_nothing_with_them(
    group: Group, inject: Callable[[str], Fault], request: pytest.FixtureRequest
) -> None:
    database = request.node.callspec.params["group"]
    fault = inject(f"one of {len(group.processes)} servers over {database} killed by -9 under taps")
    until(lambda: group.on_duty() is not None)
    tappers = [Tapper(group, seed) for seed in range(CARS)]
    screens = [Screen(group, seed) for seed in range(6)]
    for player in (*screens, *tappers):
        player.start()
    kill_at_random(group, tappers, KILLS[database], fault)
    fault.lost = taps_lost(group, tappers, screens)
    assert fault.lost == 0
    assert sum(screen.calls for screen in screens) > len(screens)

"""PostgreSQL ended and started again under taps: an answered tap counts once, no screen sees a gap."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest

from tests.fakes.postgres import Postgres, postgres
from tests.fakes.waiting import until
from tests.faults.killed_processes import CARS, Group, Screen, Tapper, await_answers, taps_lost
from tests.faults.ledger import FULL, Fault, extent

RESTARTS = int(extent(1, 5))
AWAY_S = extent(1.0, 4.0)
PROCESSES = int(extent(2, 3))
STORAGE_UNAVAILABLE = 503
pytestmark = pytest.mark.timeout(600)
Mode = Literal["fast", "immediate"]
MODES: tuple[Mode, ...] = ("fast", "immediate")


@pytest.fixture
def database() -> Iterator[Postgres]:
    """A PostgreSQL that waits for the disk as in a shop; in the short form the one that other tests have."""
    if not FULL:
        yield postgres()
        return
    folder = Path(tempfile.mkdtemp(prefix="glassbay-restarted-"))
    server = Postgres(folder, durable=True)
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def group(database: Postgres, tmp_path: Path) -> Iterator[Group]:
    """Some processes over it."""
    made = Group(tmp_path, database.database(), PROCESSES)
    try:
        made.start()
        yield made
    finally:
        made.stop()


def restart(database: Postgres, mode: Mode, group: Group, tappers: list[Tapper], fault: Fault) -> Screen:
    """End the database under taps, and start it after a while; return a screen that called meanwhile."""
    await_answers(tappers, 3)
    database.end(mode)
    sent_again = sum(tapper.sent_again for tapper in tappers)
    late = Screen(group, fault.times)
    late.start()
    time.sleep(AWAY_S)
    assert sum(tapper.sent_again for tapper in tappers) > sent_again, "taps were taken without a database"
    database.start_again()
    began = time.monotonic()
    await_answers(tappers, 2)
    until(lambda: bool(late.board) and group.on_duty() is not None)
    fault.recovered(time.monotonic() - began)
    return late


def test_a_database_that_restarts_takes_nothing_with_it(
    database: Postgres, group: Group, inject: Callable[[str], Fault]
) -> None:
    faults = {
        mode: inject(f"PostgreSQL under {PROCESSES} servers ended ({mode}) under taps") for mode in MODES
    }
    tappers = [Tapper(group, seed, again={STORAGE_UNAVAILABLE}) for seed in range(CARS)]
    screens = [Screen(group, seed) for seed in range(4)]
    for player in (*screens, *tappers):
        player.start()
    screens += [restart(database, mode, group, tappers, faults[mode]) for mode in MODES * RESTARTS]
    lost = taps_lost(group, tappers, screens)
    for fault in faults.values():
        fault.lost = lost
    assert lost == 0

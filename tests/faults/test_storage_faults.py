"""The disk full, the database locked: every tap has a clear answer, none is lost, none counts twice."""

import resource
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx
import pytest

from server.bootstrap import DATABASE
from server.store.identifiers import new_id
from tests.fakes.running_shop import RunningShop, running_shop
from tests.faults.ledger import Fault, extent

SECONDS = 60.0
MOMENT_S = 1.0
"""Less than the writer waits for a lock."""
pytestmark = [
    pytest.mark.timeout(600),
    pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="a process's disk is limited by prlimit"),
]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningShop]:
    """A server of its own."""
    with running_shop(tmp_path_factory.mktemp("storage")) as running:
        yield running


class Arrivals:
    """Cars that an advisor takes in by hand, one tap each."""

    def __init__(self, shop: RunningShop, province: str) -> None:
        self.shop = shop
        self.province = province
        self.keys: dict[str, str] = {}
        self.token = shop.session("wang")

    def tap(self, plate: str) -> httpx.Response:
        """Take a car in; a repeated tap has the key of the first."""
        key = self.keys.setdefault(plate, new_id())
        return self.shop.post("/api/visits", self.token, {"plate": plate}, key)

    def plate(self, number: int) -> str:
        """The plate of the car with that number."""
        return f"{self.province}N{10_000 + number}"

    def on_the_desk(self) -> list[str]:
        """The plates of the cars that have been taken in here."""
        board = self.shop.board("desk", self.token)
        cars = [value["plate"]["text"] for key, value in board.items() if key.startswith("car/")]
        return sorted(plate for plate in cars if plate.startswith(self.province))


def limit_files(shop: RunningShop, most_bytes: int) -> None:
    """Let the server's files grow so far and no further: the system refuses its writes as on a full disk."""
    assert shop.process
    _, hard = resource.prlimit(shop.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(shop.process.pid, resource.RLIMIT_FSIZE, (most_bytes, hard))


def until_taken(arrivals: Arrivals, plate: str) -> float:
    """Repeat a tap until it is answered; return the seconds."""
    began = time.monotonic()
    while arrivals.tap(plate).status_code != 200:
        assert time.monotonic() - began < SECONDS
        time.sleep(0.1)
    return time.monotonic() - began


def test_a_full_disk_is_said_and_when_there_is_room_again_work_goes_on(
    shop: RunningShop, inject: Callable[[str], Fault]
) -> None:
    fault = inject("the disk is full for the server")
    arrivals = Arrivals(shop, "京")
    written = (shop.folder / f"{DATABASE}-wal").stat().st_size
    for turn in range(int(extent(2, 20))):
        assert arrivals.tap(arrivals.plate(3 * turn)).status_code == 200
        limit_files(shop, min(written, 4096))
        refused = [arrivals.tap(arrivals.plate(3 * turn + step)) for step in (1, 2)]
        assert {answer.status_code for answer in refused} == {503}
        assert {answer.json()["code"] for answer in refused} == {"storage_unavailable"}
        assert arrivals.plate(3 * turn) in arrivals.on_the_desk()
        limit_files(shop, resource.RLIM_INFINITY)
        fault.recovered(until_taken(arrivals, arrivals.plate(3 * turn + 1)))
        assert until_taken(arrivals, arrivals.plate(3 * turn + 2)) < SECONDS
    expected = [arrivals.plate(number) for number in range(3 * fault.times)]
    fault.lost = len(set(expected) ^ set(arrivals.on_the_desk()))
    assert arrivals.on_the_desk() == expected


@contextmanager
def locked(shop: RunningShop) -> Iterator[threading.Event]:
    """Lock the database as another program would that writes into it, until the event or the block's end."""
    held, release = threading.Event(), threading.Event()

    def hold() -> None:
        connection = sqlite3.connect(shop.folder / DATABASE, isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        held.set()
        release.wait(SECONDS)
        connection.execute("ROLLBACK")
        connection.close()

    locking = threading.Thread(target=hold)
    locking.start()
    try:
        assert held.wait(SECONDS)
        yield release
    finally:
        release.set()
        locking.join()


@pytest.mark.parametrize(("long", "status"), [(f"{MOMENT_S:g} s", 200), ("as long as it takes", 503)])
def test_a_locked_database_holds_taps_up_and_loses_none(
    shop: RunningShop, inject: Callable[[str], Fault], long: str, status: int
) -> None:
    fault = inject(f"another program locks the database for {long}")
    arrivals = Arrivals(shop, "沪" if status == 200 else "粤")
    began = time.monotonic()
    with locked(shop) as release:
        if status == 200:
            threading.Timer(MOMENT_S, release.set).start()
        answer = arrivals.tap(arrivals.plate(1))
    assert answer.status_code == status, answer.text
    locked_s = MOMENT_S if status == 200 else time.monotonic() - began
    until_taken(arrivals, arrivals.plate(1))
    fault.recovered(max(0.0, time.monotonic() - began - locked_s))
    fault.lost = len({arrivals.plate(1)} ^ set(arrivals.on_the_desk()))
    assert arrivals.on_the_desk() == [arrivals.plate(1)]

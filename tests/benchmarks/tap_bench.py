"""How fast a tap is: `python -m tests.benchmarks.tap_bench [ROUNDS]`.

`tap_vs_floor`: the time from a tap to the last of fifty screens, over that of a server which stores nothing
and a bare commit besides. `taps_vs_session`: taps a second with 32 outstanding, over those of a server with
an ordinary session a request. Ours is `glassbay serve` with its real routes, keys, sign-ins and screens.
"""

import asyncio
import json
import random
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from server.contract.realtime import Hello
from server.store.identifiers import new_id
from tests.benchmarks.asked_process import AskedProcess, asked_process
from tests.benchmarks.bench_shop import BenchShop, Tablet, found_bench_shop
from tests.benchmarks.cores import LOAD_CORES, SERVER_CORES, pinned
from tests.benchmarks.fanout_screens import screens
from tests.benchmarks.loopback import HOST, Connection, NotAnswered, request_of

SCREENS = 50
OUTSTANDING = 32
TAPS_EACH = 40
TIMED = 120
COMMIT_BYTES = 2000
"""Of rows that one tap writes, about."""
_DEEDS = (("pause-work", b'{"reason":"parts"}'), ("start-work", b'{"done_at":null}'))


@dataclass(frozen=True, slots=True)
class Servers:
    """The ports of the three servers, each with a process and a shop of its own, and the clients' tokens."""

    ours: int
    session: int
    uncommitted: int
    shop: BenchShop
    session_shop: BenchShop


def measure_taps(rounds: int, outstanding: int = OUTSTANDING) -> dict[str, list[float]]:
    """Return, for each round, both ratios and the figures that they are of."""
    with TemporaryDirectory() as folder, _servers(Path(folder), outstanding) as servers:
        measured = [_round(servers, Path(folder), random.Random(number)) for number in range(rounds)]
    return {name: [each[name] for each in measured] for name in measured[0]}


def _round(servers: Servers, folder: Path, rng: random.Random) -> dict[str, float]:
    """Measure everything once, in an order of its own."""
    figures: dict[str, Callable[[], float]] = {
        "taps_a_second": lambda: _taps_a_second(servers.ours, servers.shop.tablets),
        "session_taps_a_second": lambda: _taps_a_second(servers.session, servers.session_shop.tablets),
        "tap_ms": lambda: _tap_ms(servers.ours, servers.shop),
        "uncommitted_ms": lambda: _tap_ms(servers.uncommitted, servers.shop),
        "commit_ms": lambda: _commit_ms(folder),
    }
    order = rng.sample(list(figures), len(figures))
    found = {name: figures[name]() for name in order}
    return {
        "tap_vs_floor": found["tap_ms"] / (found["uncommitted_ms"] + found["commit_ms"]),
        "taps_vs_session": found["taps_a_second"] / found["session_taps_a_second"],
        **found,
    }


@contextmanager
def _servers(folder: Path, outstanding: int) -> Iterator[Servers]:
    ours, theirs = folder / "ours", folder / "theirs"
    for each in (ours, theirs):
        each.mkdir()
    shop, session_shop = (found_bench_shop(each, bays=outstanding) for each in (ours, theirs))
    with (
        shop.served() as port,
        asked_process(
            "the session server", "tests.benchmarks.session_server", str(theirs), cores=SERVER_CORES
        ) as session,
        _alone("uncommitted_server") as uncommitted,
    ):
        yield Servers(port, session.start["port"], uncommitted.start["port"], shop, session_shop)


def _alone(program: str, *arguments: str) -> AbstractContextManager[AskedProcess]:
    return asked_process(program, f"tests.benchmarks.{program}", *arguments, cores=SERVER_CORES)


def _taps_a_second(port: int, tablets: Sequence[Tablet]) -> float:
    """Return how many taps are answered a second while each tablet waits for its own."""
    return asyncio.run(_all_tap(port, tablets))


async def _all_tap(port: int, tablets: Sequence[Tablet]) -> float:
    connections = [await Connection.open(port) for _ in tablets]
    await asyncio.gather(*(_tap(*each, 2) for each in zip(connections, tablets, strict=True)))
    started = perf_counter()
    await asyncio.gather(*(_tap(*each, TAPS_EACH) for each in zip(connections, tablets, strict=True)))
    seconds = perf_counter() - started
    for connection in connections:
        connection.close()
    return len(tablets) * TAPS_EACH / seconds


async def _tap(connection: Connection, tablet: Tablet, count: int) -> None:
    for (deed, body), _ in zip(cycle(_DEEDS), range(count), strict=False):
        await connection.ask(request_of("POST", _path(tablet, deed), _headers(tablet), body))


def _tap_ms(port: int, shop: BenchShop) -> float:
    """Return the median time from a tap until the last screen has been told, in milliseconds."""
    hello = Hello(token=shop.wall_token, topics={"workshop": None}).model_dump_json()
    times = []
    with screens(port, hello) as wall:
        wall.open(SCREENS)
        tablet = HTTPConnection(HOST, port)
        for (deed, body), number in zip(cycle(_DEEDS), range(TIMED), strict=False):
            who = shop.tablets[number // 2 % len(shop.tablets)]
            started = perf_counter()
            tablet.request("POST", _path(who, deed), body, _headers(who))
            times.append(wall.await_any_bytes() - started)
            answer = tablet.getresponse()
            said = answer.read()
            if answer.status != 200:
                raise NotAnswered(said.decode())
        tablet.close()
    return 1000 * median(times)


def _commit_ms(folder: Path) -> float:
    """Return the median time of a bare commit with synchronous FULL, in milliseconds."""
    database = sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("PRAGMA synchronous=FULL")
    database.execute("CREATE TABLE IF NOT EXISTS rows (row TEXT)")
    times = []
    for _ in range(TIMED):
        started = perf_counter()
        database.execute("BEGIN IMMEDIATE")
        database.execute("INSERT INTO rows VALUES (?)", ("x" * COMMIT_BYTES,))
        database.execute("COMMIT")
        times.append(perf_counter() - started)
    database.close()
    return 1000 * median(times)


def _path(tablet: Tablet, deed: str) -> str:
    return f"/api/repair-orders/{tablet.order_id}/{deed}"


def _headers(tablet: Tablet) -> dict[str, str]:
    return {
        "Authorization": f"Bearer {tablet.token}",
        "Idempotency-Key": new_id(),
        "Content-Type": "application/json",
    }


if __name__ == "__main__":
    with pinned(LOAD_CORES):
        measured = measure_taps(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
    print(json.dumps({name: round(median(each), 3) for name, each in measured.items()}, indent=2))

"""Taps a second over one PostgreSQL: `python -m tests.benchmarks.postgres_processes [ROUNDS]`.

`postgres_three_vs_one`: six shops served by three processes, over the same served by one. PostgreSQL waits
for the disk at every commit, as it does in a group.
"""

import asyncio
import json
import os
import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from server.store.identifiers import new_id
from tests.benchmarks.loopback import Connection, request_of
from tests.fakes.postgres import Postgres
from tests.fakes.running_shop import RunningShop
from tests.fakes.shop_group import GroupShop, found_group_shop, moved_promise

SHOPS = 6
CARS = 6
TAPS_EACH = 20
CORES = f"PostgreSQL, the servers and the load share {os.cpu_count()} cores; nothing is pinned"


@dataclass(frozen=True, slots=True)
class Tapping:
    """One advisor's car: whoever taps waits for each answer."""

    port: int
    shop: GroupShop
    order_id: str


def measure_processes(rounds: int) -> dict[str, list[float]]:
    """Return, for each round, the ratio and the taps a second that it is of."""
    with TemporaryDirectory() as folder, _postgres() as server:
        url = server.database()
        shops = [found_group_shop(url, f"-{number}", CARS) for number in range(SHOPS)]
        found = [_round(Path(folder), url, shops, random.Random(number)) for number in range(rounds)]
    return {
        "postgres_one_taps_a_second": [each[1] for each in found],
        "postgres_three_taps_a_second": [each[3] for each in found],
        "postgres_three_vs_one": [each[3] / each[1] for each in found],
    }


@contextmanager
def _postgres() -> Iterator[Postgres]:
    with TemporaryDirectory(prefix="glassbay-postgres-", ignore_cleanup_errors=True) as folder:
        server = Postgres(Path(folder), durable=True)
        try:
            yield server
        finally:
            server.stop()


def _round(folder: Path, url: str, shops: Sequence[GroupShop], rng: random.Random) -> dict[int, float]:
    """Measure one process and three, in an order of its own: processes → taps a second."""
    return {count: _taps_a_second(folder, url, shops, count) for count in rng.sample([1, 3], 2)}


def _taps_a_second(folder: Path, url: str, shops: Sequence[GroupShop], count: int) -> float:
    with ExitStack() as running:
        ports = [_port(running, shops[0].process(folder, url)) for _ in range(count)]
        tapping = [
            Tapping(port, shop, order_id)
            for shop, port in zip(shops, cycle(ports), strict=False)
            for order_id in shop.order_ids
        ]
        return asyncio.run(_all_tap(tapping))


def _port(running: ExitStack, process: RunningShop) -> int:
    running.callback(process.start().stop)
    return int(process.address.rpartition(":")[2])


async def _all_tap(tapping: Sequence[Tapping]) -> float:
    connections = [await Connection.open(each.port) for each in tapping]
    pairs = list(zip(connections, tapping, strict=True))
    await asyncio.gather(*(_tap(*pair, 3) for pair in pairs))
    started = perf_counter()
    await asyncio.gather(*(_tap(*pair, TAPS_EACH) for pair in pairs))
    seconds = perf_counter() - started
    for connection in connections:
        connection.close()
    return len(tapping) * TAPS_EACH / seconds


async def _tap(connection: Connection, tapping: Tapping, count: int) -> None:
    path = f"/api/repair-orders/{tapping.order_id}/move-promised-time"
    for number in range(count):
        headers = {
            "Authorization": f"Bearer {tapping.shop.advisor_token}",
            "Idempotency-Key": new_id(),
            "Content-Type": "application/json",
        }
        body = moved_promise(number).model_dump_json().encode()
        await connection.ask(request_of("POST", path, headers, body))


if __name__ == "__main__":
    measured = measure_processes(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
    print(json.dumps({name: round(median(each), 3) for name, each in measured.items()}, indent=2))
    print(CORES)

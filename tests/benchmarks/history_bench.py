"""Boards with ten years behind them: `python -m tests.benchmarks.history_bench [ROUNDS [VISITS]]`.

`history_vs_empty`: the time to read the floor from the tables and to make the control board and the desk of
it in a shop with 120,000 visits and 2.5 million events behind it, over that in one without.
Boards that are shown move on in memory: this is what a start, and whatever reads the tables, would wait for.
"""

import json
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from server.bootstrap import database_url
from server.projections.topics import board_for
from server.store.engines import reading_engine
from server.store.floor_reader import read_floor
from tests.benchmarks.bench_shop import BenchShop, found_bench_shop
from tests.benchmarks.long_history import finish_visit, tell_again
from tests.fakes.filled_shop import filling

VISITS = 120_000
READINGS = 5


def measure_history(rounds: int, visits: int = VISITS) -> dict[str, list[float]]:
    """Return, for each round, the ratio and the milliseconds that it is of."""
    with TemporaryDirectory() as folder, _shops(Path(folder), visits) as shops:
        measured = [_round(shops, random.Random(number)) for number in range(rounds)]
    return {name: [each[name] for each in measured] for name in measured[0]}


@contextmanager
def _shops(folder: Path, visits: int) -> Iterator[dict[str, BenchShop]]:
    shops = {}
    for name, times in (("empty", 0), ("history", visits)):
        (folder / name).mkdir()
        shops[name] = shop = found_bench_shop(folder / name)
        with filling(database_url(folder / name), shop.founded) as unit:
            visit_id = finish_visit(unit, shop.tablets[0].order_id)
        tell_again(folder / name, visit_id, times)
    yield shops


def _round(shops: dict[str, BenchShop], chance: random.Random) -> dict[str, float]:
    names = chance.sample(list(shops), len(shops))
    found = {f"{name}_ms": _boards_ms(shops[name]) for name in names}
    return found | {"history_vs_empty": found["history_ms"] / found["empty_ms"]}


def _boards_ms(shop: BenchShop) -> float:
    """Return the median milliseconds from the tables to both boards, over a connection of its own."""
    engine = reading_engine(database_url(shop.folder))
    times = []
    for _ in range(READINGS):
        started = perf_counter()
        with engine.begin() as connection:
            floor = read_floor(connection, shop.shop_id)
        for topic in ("workshop", "desk"):
            board_for(topic, floor)
        times.append(perf_counter() - started)
    engine.dispose()
    return 1000 * median(times)


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    figures = measure_history(*(given or [5]))
    print(json.dumps({name: round(median(each), 3) for name, each in figures.items()}, indent=2))

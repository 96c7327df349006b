"""How fast a board is over HTTP: `python -m tests.benchmarks.board_bench [ROUNDS]`.

`board_vs_response_model`: boards a second of `glassbay serve`, over those of a FastAPI route with a response
model. Both show the control board with sixty cars to the same display, who asks as browsers do: compressed
answers are welcome. Ours compresses once for each number, the route with a model not at all.
"""

import asyncio
import gzip
import json
import random
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from tests.benchmarks.asked_process import asked_process
from tests.benchmarks.bench_shop import found_bench_shop
from tests.benchmarks.cores import LOAD_CORES, SERVER_CORES, pinned
from tests.benchmarks.loopback import Connection, request_of

CONNECTIONS = 8
BOARDS_EACH = 60
WARM_UP = 3
PATH = "/api/boards/workshop"


def measure_boards(rounds: int) -> dict[str, list[float]]:
    """Return, for each round, the ratio and the boards a second that it is of."""
    with TemporaryDirectory() as folder, _ports(Path(folder)) as (ports, asking):
        _compare(ports, asking)
        measured = [_round(ports, asking, random.Random(number)) for number in range(rounds)]
    return {name: [each[name] for each in measured] for name in measured[0]}


@contextmanager
def _ports(folder: Path) -> Iterator[tuple[Mapping[str, int], bytes]]:
    """Run both servers over one shop; give their ports, and the request for a board."""
    shop = found_bench_shop(folder)
    headers = {"Authorization": f"Bearer {shop.wall_token}", "Accept-Encoding": "gzip"}
    program = "tests.benchmarks.board_model_server"
    with (
        shop.served() as port,
        asked_process("the model's server", program, str(folder), cores=SERVER_CORES) as model,
    ):
        yield {"boards": port, "model_boards": model.start["port"]}, request_of("GET", PATH, headers)


def _compare(ports: Mapping[str, int], asking: bytes) -> None:
    """Raise AssertionError unless both servers show the same board."""
    ours, model = (json.loads(_plain(asyncio.run(_one(port, asking)))) for port in ports.values())
    assert _cars(ours) == _cars(model)


def _cars(snapshot: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in snapshot["board"].items() if key.startswith("car/")}


def _plain(body: bytes) -> bytes:
    return gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body


async def _one(port: int, asking: bytes) -> bytes:
    connection = await Connection.open(port)
    body = await connection.ask(asking)
    connection.close()
    return body


def _round(ports: Mapping[str, int], asking: bytes, chance: random.Random) -> dict[str, float]:
    """Measure both servers, in an order by chance."""
    names = chance.sample(list(ports), len(ports))
    found = {f"{name}_a_second": asyncio.run(_boards_a_second(ports[name], asking)) for name in names}
    return found | {
        "board_vs_response_model": found["boards_a_second"] / found["model_boards_a_second"],
    }


async def _boards_a_second(port: int, asking: bytes) -> float:
    connections = [await Connection.open(port) for _ in range(CONNECTIONS)]
    await asyncio.gather(*(_ask(connection, asking, WARM_UP) for connection in connections))
    started = perf_counter()
    await asyncio.gather(*(_ask(connection, asking, BOARDS_EACH) for connection in connections))
    seconds = perf_counter() - started
    for connection in connections:
        connection.close()
    return CONNECTIONS * BOARDS_EACH / seconds


async def _ask(connection: Connection, asking: bytes, count: int) -> None:
    for _ in range(count):
        await connection.ask(asking)


if __name__ == "__main__":
    with pinned(LOAD_CORES):
        figures = measure_boards(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
    print(json.dumps({name: round(median(each), 3) for name, each in figures.items()}, indent=2))

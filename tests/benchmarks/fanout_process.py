"""One fan-out server in a process of its own: `python -m tests.benchmarks.fanout_process NAME`.

It answers each line of JSON on its input with one on its output. `{"tell": 3, "bytes": 300}`
tells every screen three changes of that size; `{}` asks what the process has used, and who listens.
"""

import asyncio
import gc
import inspect
import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

import uvloop

from tests.benchmarks.fanout_servers import FAN_OUTS, FanOut, change

_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


async def _serve(name: str) -> None:
    questions = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(questions), sys.stdin)
    with TemporaryDirectory() as folder:
        async with FAN_OUTS[name](Path(folder)) as server:
            _say({"port": server.port, "hello": server.hello, "pulse": server.pulse})
            number: int | None = None
            while line := await questions.readline():
                asked: dict[str, Any] = json.loads(line)
                if "tell" in asked:
                    number = server.number() if number is None else number
                    _say({"told_at": await _tell(server, number, asked["tell"], asked["bytes"])})
                    number += asked["tell"]
                else:
                    _say(_state(server))


async def _tell(server: FanOut, number: int, count: int, text_bytes: int) -> float:
    """Tell `count` changes; return when the first was, by `perf_counter`, whose zero all processes share."""
    told_at = perf_counter()
    for step in range(1, count + 1):
        told = server.tell(change(number + step, text_bytes))
        if inspect.isawaitable(told):
            await told
    return told_at


def _state(server: FanOut) -> dict[str, Any]:
    gc.collect()
    return {
        "cpu_s": process_time(),
        "memory_bytes": int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE_BYTES,
        "screens": server.screens(),
        "unread": server.unread(),
    }


def _say(answer: dict[str, Any]) -> None:
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    uvloop.run(_serve(sys.argv[1]))

"""The bench's side of an engine in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.benchmarks.bench_pictures import BenchPicture, Manner

CHECKOUT = Path(__file__).resolve().parents[2]
ENDS_WITHIN_S = 10.0


class EngineEnded(Exception):
    """An engine's process cannot go on; the message says why, as far as the process could tell."""


class EngineProcess:
    """Asks one engine's process, one question after the other."""

    def __init__(self, name: str, program: "subprocess.Popen[str]", started: float) -> None:
        self.name = name
        self._program = program
        self.start = self._answer() | {"start_s": perf_counter() - started}

    def look(self, picture: BenchPicture, manner: Manner) -> dict[str, Any]:
        """Return how long the look took, and what was read. Raises `EngineEnded`."""
        return self._ask({"path": str(picture.path), "manner": manner})

    def peak_memory_mib(self) -> float | None:
        """Return the most memory that its process has held so far, None where the system does not tell."""
        peak: float | None = self._ask({})["memory_mib"]
        return peak

    def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        if self._program.stdin is not None:
            print(json.dumps(question), file=self._program.stdin, flush=True)
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        line = self._program.stdout.readline() if self._program.stdout is not None else ""
        if not line:
            raise EngineEnded(f"the process of the engine {self.name} ended")
        answer: dict[str, Any] = json.loads(line)
        if "problem" in answer:
            raise EngineEnded(answer["problem"])
        return answer


@contextmanager
def engine_process(name: str, threads: int, regions: Sequence[str]) -> Iterator[EngineProcess]:
    """Start the engine; its process ends with the block. Raises `EngineEnded` where it does not start."""
    command = [sys.executable, "-m", "tests.benchmarks.timed_engine", name, str(threads), ",".join(regions)]
    started = perf_counter()
    with subprocess.Popen(
        command, cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as program:
        try:
            yield EngineProcess(name, program, started)
        finally:
            program.kill()
            program.wait(ENDS_WITHIN_S)

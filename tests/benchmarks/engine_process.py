"""The bench's side of an engine in a process of its own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from tests.benchmarks.asked_process import AskedProcess, asked_process
from tests.benchmarks.bench_pictures import BenchPicture, Manner


class EngineProcess:
    """Asks one engine's process, one question after the other."""

    def __init__(self, name: str, process: AskedProcess, started: float) -> None:
        self.name = name
        self._process = process
        self.start = process.start | {"start_s": perf_counter() - started}

    def look(self, picture: BenchPicture, manner: Manner) -> dict[str, Any]:
        """Return how long the look took, and what was read. Raises `ProcessEnded`."""
        return self._process.ask({"path": str(picture.path), "manner": manner})

    def peak_memory_mib(self) -> float | None:
        """Return the most memory that its process has held so far, None where the system does not tell."""
        peak: float | None = self._process.ask({})["memory_mib"]
        return peak


@contextmanager
def engine_process(name: str, threads: int, regions: Sequence[str]) -> Iterator[EngineProcess]:
    """Start the engine; its process ends with the block. Raises `ProcessEnded` where it does not start."""
    started = perf_counter()
    order = (name, str(threads), ",".join(regions))
    with asked_process(f"the engine {name}", "tests.benchmarks.timed_engine", *order) as process:
        yield EngineProcess(name, process, started)

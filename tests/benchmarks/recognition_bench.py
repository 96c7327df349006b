"""How fast the engines read: crops and scenes, beside one another, in shuffled rounds."""

import random
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.benchmarks.bench_pictures import BenchPicture, BenchTask, drawn_tasks, labelled_tasks
from tests.benchmarks.engine_process import EngineProcess, engine_process
from tests.benchmarks.recognition_figures import TimedLook, report_of


@dataclass(frozen=True, slots=True)
class RecognitionBench:
    """What is to be measured: the first engine, and where there is a second, against that."""

    engines: tuple[str, ...]
    threads: int
    rounds: int
    seed: int
    regions: tuple[str, ...]
    pictures: Path | None


def run_recognition_bench(order: RecognitionBench) -> dict[str, Any]:
    """Measure; return the report as JSON has it. Raises `BadLabels` and `ProcessEnded`."""
    with TemporaryDirectory() as folder, ExitStack() as running:
        tasks = _tasks(order, Path(folder))
        engines = [
            running.enter_context(engine_process(name, order.threads, order.regions))
            for name in order.engines
        ]
        memory = {engine.name: _warmed_up(engine, tasks) for engine in engines}
        looks = _measure(order, tasks, engines)
        starts = {engine.name: engine.start for engine in engines}
        peaks = {engine.name: engine.peak_memory_mib() for engine in engines}
    conditions = {"benchmark": "recognition", "threads": order.threads, "rounds": order.rounds}
    origin = str(order.pictures) if order.pictures else f"drawn, seed {order.seed}"
    return conditions | {"pictures": origin} | report_of(tasks, looks, starts, memory, peaks)


def _tasks(order: RecognitionBench, folder: Path) -> list[BenchTask]:
    if order.pictures is None:
        return drawn_tasks(folder, order.seed)
    return labelled_tasks(order.pictures, order.seed)


def _warmed_up(engine: EngineProcess, tasks: Sequence[BenchTask]) -> float | None:
    """Let the engine look once at each picture as the gate does; return the memory that took, in MiB."""
    for task in tasks:
        if task.manner != "thorough":
            for picture in task.pictures:
                engine.look(picture, task.manner)
    return engine.peak_memory_mib()


def _measure(
    order: RecognitionBench, tasks: Sequence[BenchTask], engines: Sequence[EngineProcess]
) -> list[TimedLook]:
    """Show each engine each picture once a round; in each round anew, the order of all is by chance."""
    rng = random.Random(order.seed)
    pairs = [(task, picture) for task in tasks for picture in task.pictures]
    return [
        _look(number, task, picture, engine)
        for number in range(order.rounds)
        for task, picture in rng.sample(pairs, len(pairs))
        for engine in rng.sample(engines, len(engines))
    ]


def _look(number: int, task: BenchTask, picture: BenchPicture, engine: EngineProcess) -> TimedLook:
    answer = engine.look(picture, task.manner)
    seen = len(picture.plates & set(answer["texts"]))
    return TimedLook(
        engine.name,
        task.name,
        number,
        answer["wall_ms"],
        answer["cpu_ms"],
        plates=len(picture.plates),
        read=seen,
    )

"""One engine in a process of its own: `python -m tests.benchmarks.timed_engine ENGINE THREADS REGIONS`.

It answers each line of JSON on its standard input with one on its standard output; where it cannot go on,
the last answer says why. A process an engine, so that its memory and its start are its own.
"""

import importlib
import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np

from recognition.engine import Engine
from recognition.engines.catalogue import UnknownEngine, make_engine
from recognition.engines.onnx_models import UnusableModel
from recognition.opencv import UnreadablePicture, load_picture
from recognition.plates import Look, Picture
from server.region_files import load_numbering
from server.simulator.children import peak_memory_mib

# Where each engine's networks lie, and which of the files there it uses.
NETWORKS = {
    "onnx": ("recognition.engines.onnx_models", ("detector.onnx", "reader.onnx")),
    "rapidocr": (
        "recognition.engines.rapidocr_models",
        ("ch_PP-OCRv4_det_infer.onnx", "ch_PP-OCRv4_rec_infer.onnx"),
    ),
}


class TimedEngine:
    """Looks at pictures in each manner and says how long it took; loading a picture does not count."""

    def __init__(self, engine: Engine) -> None:
        self._thorough = engine
        self._gate = replace(engine, thorough=None)

    def look(self, path: str, manner: str) -> dict[str, Any]:
        """Return milliseconds by the clock and on the processor, and what was read."""
        picture = _loaded(Path(path))
        clock, processor = perf_counter(), process_time()
        look = self._look(picture, manner)
        wall_ms, cpu_ms = 1000 * (perf_counter() - clock), 1000 * (process_time() - processor)
        texts = [plate.reading.text for plate in look.plates]
        return {"wall_ms": wall_ms, "cpu_ms": cpu_ms, "texts": texts}

    def _look(self, picture: Picture, manner: str) -> Look:
        if manner == "crop":
            return self._gate.look_at_crop(picture)
        return (self._thorough if manner == "thorough" else self._gate).look(picture)


def weights_mb(name: str) -> float:
    """Return the size of an engine's networks in megabytes (10^6 bytes)."""
    module, files = NETWORKS[name]
    folder: Path = importlib.import_module(module).MODELS
    return sum((folder / file).stat().st_size for file in files) / 1e6


def main() -> None:
    """Answer until the input ends; say what is wrong where an engine or a picture cannot be used."""
    try:
        _answer_all()
    except (UnknownEngine, UnusableModel, UnreadablePicture) as problem:
        _answer({"problem": str(problem)})


def _answer_all() -> None:
    """Make the engine, say what that took, and look at what is asked for."""
    name, threads, regions = sys.argv[1:]
    engine = TimedEngine(
        make_engine(name, int(threads), thorough=True, regions=load_numbering(regions.split(",")))
    )
    _answer({"start_cpu_s": process_time(), "memory_mib": _memory(), "weights_mb": weights_mb(name)})
    for line in sys.stdin:
        asked = json.loads(line)
        _answer(engine.look(**asked) if asked else {"memory_mib": _memory()})


def _loaded(path: Path) -> Picture:
    return np.asarray(np.load(path), dtype=np.uint8) if path.suffix == ".npy" else load_picture(path)


def _memory() -> float | None:
    return peak_memory_mib(os.getpid())


def _answer(answer: dict[str, Any]) -> None:
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()

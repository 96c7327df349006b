"""The engines that can be chosen by name."""

from dataclasses import replace
from typing import Literal, Protocol

from recognition.engine import Engine
from recognition.engines.extras import easyocr, is_installed, rapidocr, rapidocr_reader
from recognition.engines.onnx import onnx_engine
from recognition.engines.second_opinion import SecondOpinionReader
from server.domain.plate_region import Numbering

DEFAULT_ENGINE = "onnx"
SECOND_ENGINE = "rapidocr"

SecondOpinion = Literal["auto", "off"]
"""Whether `SECOND_ENGINE`, where it is installed, is asked what the chosen engine is not certain of."""


class _MakeEngine(Protocol):
    def __call__(self, threads: int, *, thorough: bool, regions: Numbering) -> Engine: ...


_ENGINES: dict[str, _MakeEngine] = {"onnx": onnx_engine, "rapidocr": rapidocr, "easyocr": easyocr}


class UnknownEngine(Exception):
    """No engine has this name; the message lists those there are."""


class EngineNotInstalled(UnknownEngine):
    """The engine is an extra, and it or what it needs is not there; the message says how it is had."""


def make_engine(
    name: str, threads: int, *, thorough: bool, regions: Numbering, second_opinion: SecondOpinion = "off"
) -> Engine:
    """Return the engine `name` on so many threads, for plates of `regions`.

    `thorough` is for pictures of which nothing is known: it looks again, and finer, where nothing was
    found. Raises `UnknownEngine`, also where the engine is an extra that is not installed, and
    `UnusableModel` where a network that ships is not what its card says.
    """
    if name not in _ENGINES:
        raise UnknownEngine(f"--engine: there is no {name!r}; choose one of {', '.join(sorted(_ENGINES))}")
    if not is_installed(name):
        raise EngineNotInstalled(
            f"--engine: {name} is not installed; run `make {name}` in a checkout of Glassbay"
        )
    engine = _ENGINES[name](threads, thorough=thorough, regions=regions)
    if second_opinion == "off" or name == SECOND_ENGINE or not is_installed(SECOND_ENGINE):
        return engine
    return replace(
        engine, reader=SecondOpinionReader(engine.reader, lambda: rapidocr_reader(threads, regions))
    )

"""The engines that can be chosen by name."""

from typing import Protocol

from recognition.engine import Engine
from recognition.engines.rapidocr import rapidocr_engine

DEFAULT_ENGINE = "rapidocr"


class _MakeEngine(Protocol):
    def __call__(self, threads: int, *, thorough: bool) -> Engine: ...


_ENGINES: dict[str, _MakeEngine] = {DEFAULT_ENGINE: rapidocr_engine}


class UnknownEngine(Exception):
    """No engine has this name; the message lists those there are."""


def make_engine(name: str, threads: int, *, thorough: bool) -> Engine:
    """Return the engine `name` on so many threads. Raises `UnknownEngine`.

    `thorough` is for pictures of which nothing is known: it looks again, and finer, where
    nothing was found.
    """
    if name not in _ENGINES:
        raise UnknownEngine(f"--engine: there is no {name!r}; choose one of {', '.join(sorted(_ENGINES))}")
    return _ENGINES[name](threads, thorough=thorough)

"""Which cores a server has in a benchmark, and which those that load it: apart, where there are two."""

import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager

_ALL = sorted(os.sched_getaffinity(0))
SERVER_CORES = _ALL[:1]
LOAD_CORES = _ALL[1:] or _ALL


@contextmanager
def pinned(cores: Collection[int]) -> Iterator[None]:
    """Run on these cores while the block lasts; programs that are started meanwhile do, too."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)

"""Which cores a server has in a benchmark, and which those that load it: apart, where there are two."""

import os

_ALL = sorted(os.sched_getaffinity(0))
SERVER_CORES = _ALL[:1]
LOAD_CORES = _ALL[1:] or _ALL

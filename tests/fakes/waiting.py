"""Waiting for what other threads and programs do, with an end."""

import time
from collections.abc import Callable

LIMIT_S = 60.0
"""Generous: it is over as soon as it has happened, and the machine may have much else to do."""


def until(true: Callable[[], bool]) -> None:
    """Wait until `true`; fail after `LIMIT_S`."""
    ends_at = time.monotonic() + LIMIT_S
    while not true():
        assert time.monotonic() < ends_at, "did not happen in time"
        time.sleep(0.02)

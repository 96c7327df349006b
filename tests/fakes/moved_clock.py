"""The server with a clock that a test may set: `python -m tests.fakes.moved_clock FILE serve …`.

FILE holds by how many seconds the computer's clock has been set forward (or back); it is looked at again each
time somebody asks for the time. The steady clock goes on as before, as it does when a clock is set.
"""

import runpy
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from server import shop_clock


class MovedClock:
    """The real time and what was added to it."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def now(self) -> datetime:
        """The time of the computer, aware UTC."""
        return datetime.now(UTC) + timedelta(seconds=self._moved_s())

    def ms(self) -> float:
        """The same in ms since 1970."""
        return (time.time() + self._moved_s()) * 1000

    def _moved_s(self) -> float:
        return float(self._file.read_text() or 0)


def main() -> None:
    """Run the server's command line. Nothing of the server may have been imported before this."""
    clock = MovedClock(Path(sys.argv[1]))
    shop_clock.real_now, shop_clock.real_ms = clock.now, clock.ms
    sys.argv = ["glassbay", *sys.argv[2:]]
    runpy.run_module("server", run_name="__main__")


if __name__ == "__main__":
    main()

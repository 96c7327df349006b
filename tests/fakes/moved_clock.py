"""The server with a clock that a test may move: `python -m tests.fakes.moved_clock HOW FILE serve …`.

FILE holds by how many seconds the clock has been moved; it is looked at again each time somebody asks for the
time. HOW is "set": somebody has set the computer's clock, and the steady one goes on as before; or "passed":
so much time has passed, by the steady clock as well, and whatever waits has waited for so much longer.
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
        self._steady = time.monotonic

    def now(self) -> datetime:
        """The time of the computer, aware UTC."""
        return datetime.now(UTC) + timedelta(seconds=self._moved_s())

    def ms(self) -> float:
        """The same in ms since 1970."""
        return (time.time() + self._moved_s()) * 1000

    def steady(self) -> float:
        """Seconds of the clock that nobody sets."""
        return self._steady() + self._moved_s()

    def _moved_s(self) -> float:
        return float(self._file.read_text())


def move(file: Path, seconds: float) -> None:
    """Move the clock of the server that looks at that file; it never sees half a number."""
    written = file.with_suffix(".new")
    written.write_text(str(seconds), encoding="utf-8")
    written.replace(file)


def main() -> None:
    """Run the server's command line. Nothing of the server may have been imported before this."""
    how, file, *sys.argv[1:] = sys.argv[1:]
    clock = MovedClock(Path(file))
    shop_clock.real_now, shop_clock.real_ms = clock.now, clock.ms
    if how == "passed":
        time.monotonic = clock.steady
        # uvloop has a steady clock of its own; without it the server runs on asyncio's loop, which asks ours.
        sys.modules["uvloop"] = None  # type: ignore[assignment]
    sys.argv[0] = "glassbay"
    runpy.run_module("server", run_name="__main__")


if __name__ == "__main__":
    main()

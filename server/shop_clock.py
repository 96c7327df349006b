"""The time in a shop: real time, or in a demonstration time that runs faster."""

import time
from datetime import UTC, datetime, timedelta


class ShopClock:
    """Shop time = anchor + rate × (monotonic time since the start)."""

    def __init__(self, rate: float = 1.0, anchor: datetime | None = None) -> None:
        """`anchor` is the shop's time at the start; without one it is the real time."""
        self.rate = rate
        self._anchor = anchor or real_now()
        self._started = time.monotonic()

    def now(self) -> datetime:
        """The shop's time, aware UTC."""
        return self._anchor + timedelta(seconds=self.rate * (time.monotonic() - self._started))

    def at(self, real: datetime) -> datetime:
        """The shop's time at a real instant."""
        return self.now() + self.rate * (real - real_now())


def real_now() -> datetime:
    """The real time: for tokens, staleness and latency."""
    return datetime.now(UTC)


def real_ms() -> float:
    """The same in ms since 1970."""
    return time.time() * 1000

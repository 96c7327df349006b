"""The shop's time as a screen knows it: told by the server, and run on between its words."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

from server.contract.realtime import ShopClock

_LONGEST_NAP_S = 2.0


class ShopTime:
    """Shop time for everybody in the simulation. Until a screen has heard the server it does not run."""

    def __init__(self) -> None:
        self._clock: ShopClock | None = None

    def set(self, clock: ShopClock) -> None:
        """Take the server's word."""
        self._clock = clock

    @property
    def rate(self) -> float:
        """How much faster than real time the shop runs."""
        return self._known.rate

    def now(self) -> datetime:
        """The shop's time, aware UTC."""
        clock = self._known
        passed_ms = (time.time() * 1000 - clock.server_at) * clock.rate
        return datetime.fromtimestamp((clock.shop_at + passed_ms) / 1000, UTC)

    def real(self, moment: datetime) -> float:
        """The real time (seconds since 1970) at which the shop's clock shows `moment`."""
        clock = self._known
        return (clock.server_at + (moment.timestamp() * 1000 - clock.shop_at) / clock.rate) / 1000

    async def until(self, moment: datetime) -> None:
        """Wait until the shop's clock shows `moment`; the server may set it meanwhile."""
        while True:
            left_s = (moment - self.now()).total_seconds() / self.rate
            if left_s <= 0:
                return
            await asyncio.sleep(min(left_s, _LONGEST_NAP_S))

    async def minutes(self, minutes: float) -> None:
        """Let `minutes` pass in the shop."""
        await self.until(self.now() + timedelta(minutes=minutes))

    @property
    def _known(self) -> ShopClock:
        if self._clock is None:
            raise RuntimeError("no screen has heard the shop's time yet")
        return self._clock

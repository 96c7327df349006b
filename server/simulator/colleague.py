"""What everybody who works in the simulated shop has in common: they come, look at a screen, do the next
errand, take a break and go home.
"""

import asyncio
import random
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from server.contract.deeds import SetAttendance
from server.simulator.api_client import ApiClient, Refused
from server.simulator.gate_log import GateLog
from server.simulator.premises import Premises
from server.simulator.screen_client import ScreenClient
from server.simulator.shop_time import ShopTime

_AFTER_REFUSAL_S = 0.4
_BREAK_AFTER_MINUTES = (150.0, 270.0)
_BREAK_MINUTES = (8.0, 15.0)


@dataclass(frozen=True, slots=True)
class Errand:
    """Something to be done once. `name` tells it from every other errand, so that only one person does it."""

    name: str
    action: Callable[[], Awaitable[None]]


@dataclass(slots=True)
class Workday:
    """What colleagues share: the time, the yard, what the gate let pass, how often they were refused, how
    many taps had to wait for the network, and what they count of the rest that they have done.
    """

    shop_time: ShopTime
    premises: Premises
    gate_log: GateLog
    refusals: Counter[str] = field(default_factory=Counter)
    taps_sent_late: int = 0
    done: Counter[str] = field(default_factory=Counter)


class Colleague(ABC):
    """One person at work, with their own credentials, screen and chance."""

    def __init__(self, workday: Workday, api: ApiClient, screen: ScreenClient, rng: random.Random) -> None:
        self.workday = workday
        self.api = api
        self.screen = screen
        self.rng = rng
        self._break_at: datetime | None = None

    @abstractmethod
    def next_errand(self) -> Errand | None:
        """Return what the screen and the yard ask of this person now."""

    async def spend_day(self) -> None:
        """Come to work and work, until cancelled."""
        await self.tap("in")
        after = timedelta(minutes=self.rng.uniform(*_BREAK_AFTER_MINUTES))
        self._break_at = self.workday.shop_time.now() + after
        await self.keep_working()

    async def tap(self, presence: Literal["in", "break", "off"]) -> None:
        """Say that one is in, takes a break or leaves."""
        try:
            api = await self.own_api()
            await api.post("/api/attendance", SetAttendance(presence=presence), dict[str, Any])
        except Refused as refusal:
            self.workday.refusals[f"attendance: {refusal.code}"] += 1

    async def own_api(self) -> ApiClient:
        """The credentials by which one comes and goes."""
        return self.api

    async def keep_working(self) -> None:
        """Do one errand after another, until cancelled."""
        while True:
            errand = await self.screen.until(self._unspoken_for)
            if self.workday.premises.say(errand.name):
                await self._do(errand)
            await self._rest_if_due()

    async def _rest_if_due(self) -> None:
        """One break in a day, between two errands."""
        if self._break_at is None or self.workday.shop_time.now() < self._break_at:
            return
        self._break_at = None
        await self.tap("break")
        await self.take(*_BREAK_MINUTES)
        await self.tap("in")

    async def take(self, least_minutes: float, most_minutes: float) -> None:
        """Need some time, by the shop's clock."""
        await self.workday.shop_time.minutes(self.rng.uniform(least_minutes, most_minutes))

    def is_free(self, errand_name: str) -> bool:
        """Tell whether nobody has said that they do this."""
        return errand_name not in self.workday.premises.said

    def _unspoken_for(self) -> Errand | None:
        errand = self.next_errand()
        return errand if errand and self.is_free(errand.name) else None

    async def _do(self, errand: Errand) -> None:
        try:
            await errand.action()
        except Refused as refusal:
            self.workday.refusals[f"{errand.name.split()[0]}: {refusal.code}"] += 1
            await asyncio.sleep(_AFTER_REFUSAL_S)
            self.workday.premises.unsay(errand.name)

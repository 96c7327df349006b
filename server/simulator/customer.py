"""The customer: comes, signs, answers on the phone, pays, rates and leaves."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from pydantic import BaseModel

from server.contract.boards import CustomerVisit, JobLine
from server.contract.deeds import AnswerAddedWork, AuthorizeEstimate, RateVisit
from server.simulator.api_client import ApiClient, Refused
from server.simulator.colleague import Workday
from server.simulator.plan import PlannedVisit
from server.simulator.premises import CarOnSite
from server.simulator.screen_client import ScreenClient
from server.simulator.way import Way

_PATIENCE_MINUTES = 15.0
_PATIENCE_S = 10.0
"""A customer asks at the desk after that, whichever is longer: a fast clock must not outrun the camera."""

_EXIT_NOTICED_S = 8.0
_COMPLAINT = "取车时异响还在，等了很久。"


@dataclass(frozen=True, slots=True)
class Ways:
    """How customers come and go, and how they get a phone."""

    entry: Way
    exit: Way
    open_phone: Callable[[str], tuple[ScreenClient, ApiClient]]


class Customer:
    """One customer with one car, from the gate to the gate."""

    def __init__(self, workday: Workday, plan: PlannedVisit, ways: Ways, rng: random.Random) -> None:
        self._workday = workday
        self._plan = plan
        self._ways = ways
        self._rng = rng
        self.where = "not yet come"
        """How far this customer is, in words."""
        self.delivered = False
        self.passed_exit = False
        self.departed = False
        self.departed_too_early = False
        """The gate has taken another car for this one."""

    @property
    def plan(self) -> PlannedVisit:
        """Who this is."""
        return self._plan

    async def visit(self) -> None:
        """Come, stay until the keys are back, and leave; somebody who does not come does nothing."""
        if self._plan.arrives_at is None:
            return
        await self._workday.shop_time.until(self._plan.arrives_at)
        on_site = self._workday.premises.enter(self._plan)
        self.where = "at the entry"
        await self._ways.entry.drive_past(self._plan.car, self._workday.gate_log)
        self.where = "waiting for reception"
        phone, api = self._ways.open_phone(await self._receive_link(on_site))
        watching = asyncio.create_task(phone.run())
        try:
            await self._follow(phone, api, on_site)
            await self._leave(phone)
        finally:
            watching.cancel()

    async def _receive_link(self, on_site: CarOnSite) -> str:
        """Wait for the advisor; after a while ask at the desk."""
        patience_s = max(_PATIENCE_S, _PATIENCE_MINUTES * 60 / self._workday.shop_time.rate)
        waited_s = 0.0
        while on_site.link is None:
            await asyncio.sleep(0.1)
            waited_s += 0.1
            on_site.asks_at_desk = waited_s >= patience_s
        on_site.asks_at_desk = False
        return on_site.link.removeprefix("/v/")

    async def _follow(self, phone: ScreenClient, api: ApiClient, on_site: CarOnSite) -> None:
        """Answer whatever the phone asks until the keys are back."""
        answered: set[str] = set()
        while True:
            visit = await phone.until(lambda: self._news(phone, answered, on_site))
            self.where = visit.step
            if visit.delivered_at is not None:
                self.delivered = True
                await self._try(lambda: api.post(_path(api, "rating"), self._rating(), dict[str, Any]))
                return
            await self._answer(api, visit, answered, on_site)

    def _news(self, phone: ScreenClient, answered: set[str], on_site: CarOnSite) -> CustomerVisit | None:
        """The visit, if it now asks something of the customer."""
        visit = phone.value("visit", CustomerVisit)
        if visit is None:
            return None
        self.where = visit.step
        asked = [line for line in self._asked(visit) if line.line_id not in answered]
        to_pay = visit.ready_at is not None and not on_site.at_cashier
        return visit if asked or to_pay or visit.delivered_at else None

    def _asked(self, visit: CustomerVisit) -> list[JobLine]:
        """The lines that wait for this customer's word; the estimate only if it is signed on the phone."""
        return [
            line
            for line in visit.lines
            if line.authorization == "requested" and (line.added or self._plan.signs_on_phone)
        ]

    async def _answer(
        self, api: ApiClient, visit: CustomerVisit, answered: set[str], on_site: CarOnSite
    ) -> None:
        lines = [line for line in self._asked(visit) if line.line_id not in answered]
        answered.update(line.line_id for line in lines)
        if lines:
            await self._minutes(0.5, 3.0)
        if any(not line.added for line in lines):
            await self._try(lambda: api.post(_path(api, "authorize-estimate"), AuthorizeEstimate(), _ANY))
        for line in lines:
            if line.added:
                await self._try(partial(self._answer_added_work, api, line))
        if visit.ready_at is not None:
            await self._minutes(*((14.0, 18.0) if self._plan.collects_late else (1.5, 5.0)))
            on_site.at_cashier = True

    async def _answer_added_work(self, api: ApiClient, line: JobLine) -> None:
        option_id = line.options[0].option_id if self._plan.accepts_finding else None
        body = AnswerAddedWork(line_id=line.line_id, option_id=option_id)
        await api.post(_path(api, "answer-added-work"), body, _ANY)

    async def _leave(self, phone: ScreenClient) -> None:
        """Drive out; the phone's page ends once the gate has seen it."""
        self.where = "leaving"
        await self._minutes(1.0, 3.0)
        self.departed_too_early = "visit" not in phone.kept.board
        await self._ways.exit.drive_past(self._plan.car)
        self.passed_exit = True
        with suppress(TimeoutError):
            async with asyncio.timeout(_EXIT_NOTICED_S):
                self.departed = await phone.until(lambda: None if "visit" in phone.kept.board else True)
        self.where = "gone"
        self._workday.premises.leave(self._plan.car.plate)

    async def _try(self, deed: Callable[[], Awaitable[BaseModel | dict[str, Any] | None]]) -> None:
        """Tap; a refusal is shown on the phone and counted, and the customer goes on."""
        try:
            await deed()
        except Refused as refusal:
            self._workday.refusals[f"customer: {refusal.code}"] += 1

    async def _minutes(self, least: float, most: float) -> None:
        await self._workday.shop_time.minutes(self._rng.uniform(least, most))

    def _rating(self) -> RateVisit:
        words = _COMPLAINT if self._plan.complains else ""
        return RateVisit(score=self._plan.score, words=words)


_ANY = dict[str, Any]


def _path(api: ApiClient, deed: str) -> str:
    return f"/api/customer-links/{api.token}/{deed}"

"""One car in one bay: what a technician does there, from the start to the self check."""

import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from uuid_utils import uuid7

from server.contract.boards import BayJob, ChecklistItem, FloorCar, LineOption, PauseReason
from server.contract.deeds import (
    CallForHelp,
    FinishWork,
    OrderDeed,
    PauseWork,
    RequestAddedWork,
    StartWork,
    TickChecklist,
)
from server.simulator.plan import PlannedVisit
from server.simulator.screen_client import ScreenClient
from server.simulator.tablet_session import TabletSession
from server.simulator.work_menu import Finding

_REWORK_MINUTES = 10.0
_PAUSED_MINUTES = (4.0, 9.0)
_AGREED_WORK_PACE = 0.5


@dataclass(frozen=True, slots=True)
class Hands:
    """Who works: signed in at the tablet, with their own chance."""

    session: TabletSession
    rng: random.Random

    async def take(self, least_minutes: float, most_minutes: float) -> None:
        """Need some time, by the shop's clock."""
        await self.session.workday.shop_time.minutes(self.rng.uniform(least_minutes, most_minutes))


class Bench:
    """One stage of work on one car."""

    def __init__(self, hands: Hands, tablet: ScreenClient, car: FloorCar, plan: PlannedVisit | None) -> None:
        """`plan` is what there is to be found on this car; None if nobody knows it."""
        self._hands = hands
        self._tablet = tablet
        self._car = car
        self._plan = plan

    async def work(self) -> None:
        """Do the whole stage; raise Refused where the server does not allow a step."""
        await self._tablet.until(self._job)
        await self._hands.take(0.2, 1.0)
        await self._do(StartWork())
        if self._plan and self._plan.loses_network and not self._car.rework_count:
            await self._without_network()
        else:
            await self._working_time()
        await self._await_answer()
        await self._self_check()

    async def _without_network(self) -> None:
        """Work all the same; the taps arrive when the tablet is back."""
        job = await self._tablet.until(self._job_at_work)
        self._hands.session.lose_network()
        self._tablet.lose_network()
        await self._tick(job.checklist[:1])
        await self._working_time()
        sent = await self._hands.session.find_network()
        self._tablet.find_network()
        await self._tablet.until(lambda: self._job_since(job.car.order_version + sent))

    async def _working_time(self) -> None:
        events = self._events()
        share = self._minutes() / (len(events) + 1)
        for event in events:
            await self._minutes_pass(share)
            await event()
        await self._minutes_pass(share)

    def _minutes(self) -> float:
        """How long this stage takes here; a flow of several stages of work shares the estimate among them."""
        if self._car.rework_count:
            return _REWORK_MINUTES
        pace = self._plan.pace if self._plan else 1.0
        several = self._car.flow == "body_and_paint"
        return pace * (self._car.stage_limit_minutes if several else _planned_minutes(self._car))

    def _events(self) -> list[Callable[[], Awaitable[None]]]:
        """What happens during the work, in its order; the second time nothing does."""
        plan = self._plan
        if plan is None or self._car.rework_count or any(line.added for line in self._car.lines):
            return []
        events: list[Callable[[], Awaitable[None]]] = []
        finding, reason = plan.finding, plan.pause
        if finding:
            events.append(lambda: self._do(added_work(finding)))
        if plan.calls_for_help:
            events.append(lambda: self._do(CallForHelp()))
        if reason:
            events.append(lambda: self._pause(reason))
        return events

    async def _pause(self, reason: PauseReason) -> None:
        await self._do(PauseWork(reason=reason))
        await self._hands.take(*_PAUSED_MINUTES)
        await self._do(StartWork())

    async def _await_answer(self) -> None:
        """Added work waits for the customer's word; what they agree to is done then."""
        if self._waits_for_customer():
            await self._do(PauseWork(reason="authorization"))
            await self._tablet.until(lambda: None if self._waits_for_customer() else True)
            await self._do(StartWork())
        await self._minutes_pass(self._agreed_minutes() * _AGREED_WORK_PACE)

    async def _self_check(self) -> None:
        job = await self._tablet.until(self._job)
        await self._tick(job.checklist)
        await self._hands.take(0.2, 0.5)
        await self._do(FinishWork())

    async def _tick(self, items: Sequence[ChecklistItem]) -> None:
        for item in items:
            if item.ticked_at is None:
                await self._hands.take(0.1, 0.4)
                await self._do(TickChecklist(item_id=item.item_id))

    def _waits_for_customer(self) -> bool:
        job = self._job()
        return job is not None and any(
            line.added and line.authorization == "requested" for line in job.car.lines
        )

    def _agreed_minutes(self) -> int:
        job = self._job()
        lines = job.car.lines if job else []
        agreed = [line for line in lines if line.added and line.authorization == "authorized"]
        return sum(line.standard_minutes for line in agreed)

    def _job(self) -> BayJob | None:
        """The tablet's job, while it is this car's."""
        job = self._tablet.value("job", BayJob)
        return job if job and job.car.order_id == self._car.order_id else None

    def _job_at_work(self) -> BayJob | None:
        job = self._job()
        return job if job and job.car.work and job.car.work.state == "working" else None

    def _job_since(self, version: int) -> BayJob | None:
        job = self._job()
        return job if job and job.car.order_version >= version else None

    async def _minutes_pass(self, minutes: float) -> None:
        await self._hands.session.workday.shop_time.minutes(minutes)

    async def _do(self, deed: OrderDeed) -> None:
        await self._hands.session.do(self._car.order_id, deed)


def added_work(finding: Finding) -> RequestAddedWork:
    """Return the request for the work that a finding needs, with each way to do it."""
    return RequestAddedWork(
        title=finding.title,
        explanation=finding.explanation,
        safety=finding.safety,
        options=[
            LineOption(
                option_id=str(uuid7()),
                title=option.title,
                detail=finding.explanation,
                minutes=option.minutes,
                price_minor=option.price_minor,
            )
            for option in finding.options
        ],
    )


def _planned_minutes(car: FloorCar) -> int:
    return sum(line.standard_minutes for line in car.lines) or car.stage_limit_minutes

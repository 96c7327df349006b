"""The service advisor: answers the gate's doubts, receives cars, calls again, and hands over the keys."""

import random
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from pydantic import BaseModel

from server.contract.boards import Arrival, FloorCar, RunningTimer
from server.contract.deeds import (
    AuthorizeEstimate,
    BeginReception,
    CallCustomer,
    CheckInVehicle,
    ConfirmArrival,
    DeliverVehicle,
    FinishReception,
    VehicleDescription,
)
from server.simulator.api_client import ApiClient
from server.simulator.colleague import Colleague, Errand, Workday
from server.simulator.complaint_care import next_step, take_step
from server.simulator.estimating import estimate_line, possible_window
from server.simulator.loaner_care import give_loaner, take_back
from server.simulator.painting import paint_job
from server.simulator.people import Car
from server.simulator.plan import PlannedVisit
from server.simulator.screen_client import ScreenClient
from server.simulator.signed_name import signed_name
from server.simulator.walk_round import reception_parts

_CAUTION = timedelta(minutes=20)
"""Added to the earliest window: work is found on the way."""
_CALL_AGAIN_AFTER = timedelta(minutes=10)
_LENT_FOR = timedelta(hours=10)
_COLLEAGUES_TURN = timedelta(minutes=6)


class LinkPath(BaseModel):
    """The customer's page of a visit."""

    path: str


class Advisor(Colleague):
    """One advisor at the desk."""

    def __init__(
        self, workday: Workday, api: ApiClient, desk: ScreenClient, rng: random.Random, staff_id: str
    ) -> None:
        super().__init__(workday, api, desk, rng)
        self._staff_id = staff_id

    def next_errand(self) -> Errand | None:
        """First the gate, whoever stands at the desk, keys, then those who wait outside; then the clock."""
        at_the_desk = self._doubt() or self._asking() or self._handover() or self._waiting()
        return at_the_desk or self._complaint() or self._uncollected() or self._care()

    def _doubt(self) -> Errand | None:
        """A passage that the gate could not name, or named wrongly."""
        for arrival in self.screen.values("arrival/", Arrival):
            passage = self.workday.gate_log.note(arrival)
            name = f"confirm {arrival.sighting_id}"
            if passage and self.is_free(name) and _needs_word(arrival, passage.plate):
                return Errand(name, partial(self._confirm, arrival, passage.plate))
        return None

    def _asking(self) -> Errand | None:
        """Somebody whom the gate has not seen asks at the desk."""
        known = {car.plate.text for car in self._cars()}
        for plate, car in self.workday.premises.cars.items():
            name = f"check in {plate}"
            if car.asks_at_desk and plate not in known and self.is_free(name):
                return Errand(name, partial(self._check_in, car.plan))
        return None

    def _handover(self) -> Errand | None:
        for car in self._cars():
            name = f"deliver {car.order_id}"
            if "deliver_vehicle" in car.allowed and car.advisor_id == self._staff_id and self.is_free(name):
                return Errand(name, partial(self._deliver, car))
        return None

    def _waiting(self) -> Errand | None:
        """The car that waits longest for its reception; those booked go before walk-ins."""
        waiting = [
            car
            for car in self._cars()
            if "begin_reception" in car.allowed
            and car.plate.text in self.workday.premises.cars
            and self.is_free(_receive(car))
            and not self._is_colleagues(car)
        ]
        if not waiting:
            return None
        first = min(waiting, key=lambda car: (not car.booked, car.arrived_at))
        return Errand(_receive(first), partial(self._receive, first))

    def _is_colleagues(self, car: FloorCar) -> bool:
        """Whether the car is booked with a colleague, who is given some minutes to come."""
        waited = self.workday.shop_time.now() - car.arrived_at
        return car.advisor_id not in (None, self._staff_id) and waited < _COLLEAGUES_TURN

    def _uncollected(self) -> Errand | None:
        """A car that is ready and whose owner has not come: call again."""
        for car in self._cars():
            name = f"call again {car.order_id}"
            if "call_customer" in car.allowed and self._is_overdue(car) and self.is_free(name):
                return Errand(name, partial(self.api.do, car.order_id, CallCustomer()))
        return None

    def _is_overdue(self, car: FloorCar) -> bool:
        on_site = self.workday.premises.cars.get(car.plate.text)
        waited = self.workday.shop_time.now() - car.stage_entered_at
        return waited > _CALL_AGAIN_AFTER and on_site is not None and not on_site.at_cashier

    def _complaint(self) -> Errand | None:
        """A customer who was not content waits for a word."""
        timers = self.screen.values("timer/", RunningTimer)
        free = [timer for timer in timers if self.is_free(_complain(timer))]
        timer = next_step(free, self.workday.shop_time.now())
        return Errand(_complain(timer), partial(self._answer_complaint, timer)) if timer else None

    async def _answer_complaint(self, timer: RunningTimer) -> None:
        await self.take(1.0, 3.0)
        await take_step(self.api, timer)

    def _care(self) -> Errand | None:
        """What the service clock asks for when nobody waits: a word, a coffee, a reminder."""
        for timer in self.screen.values("timer/", RunningTimer):
            name = f"care {timer.timer_id}"
            if timer.asks and timer.state != "running" and timer.role == "advisor" and self.is_free(name):
                return Errand(name, partial(self._give_care, timer.timer_id))
        return None

    async def _give_care(self, timer_id: str) -> None:
        await self.take(0.5, 1.5)
        await self.api.post(f"/api/service-clock/timers/{timer_id}/care", None, dict[str, Any])

    async def _confirm(self, arrival: Arrival, plate: str) -> None:
        """Look at the car, then tap its plate among the candidates, or type it."""
        await self.take(0.3, 1.0)
        on_site = self.workday.premises.cars.get(plate)
        offered = any(candidate.plate.text == plate for candidate in arrival.candidates)
        body = ConfirmArrival(plate=plate, colour=on_site.plan.car.plate_colour if on_site else None)
        await self.api.post(f"/api/sightings/{arrival.sighting_id}/confirm", body, dict[str, Any])
        passage = self.workday.gate_log.passage_of(arrival.sighting_id)
        if passage:
            passage.resolved = "tap" if offered else "typed"

    async def _check_in(self, plan: PlannedVisit) -> None:
        await self.take(0.5, 1.5)
        body = CheckInVehicle(plate=plan.car.plate, colour=plan.car.plate_colour)
        await self.api.post("/api/visits", body, dict[str, Any])
        for passage in self.workday.gate_log.passages:
            if passage.plate == plan.car.plate and passage.resolved is None:
                passage.resolved = "asked"

    async def _receive(self, car: FloorCar) -> None:
        """Go round the car, write the estimate, make the promise and give the customer their page."""
        on_site = self.workday.premises.cars[car.plate.text]
        await self.take(0.2, 0.8)
        await self.api.do(car.order_id, BeginReception(order_version=car.order_version))
        for part, body in reception_parts(on_site.plan, self.rng):
            await self.take(0.8, 1.0)
            await self.api.post(f"/api/receptions/{car.order_id}/{part}", body, dict[str, Any])
        if car.paint is not None:
            await self.api.post(f"/api/paint-jobs/{car.order_id}", paint_job(on_site.plan), dict[str, Any])
        await self.api.do(car.order_id, await self._estimate(on_site.plan, car))
        link = await self.api.post(f"/api/visits/{car.visit_id}/customer-link", None, LinkPath)
        if on_site.plan.needs_loaner:
            await give_loaner(self.api, car.visit_id, self._brought_back_by(), self.rng)
            self.workday.done["loaners given"] += 1
        on_site.link = link.path
        if not on_site.plan.signs_on_phone:
            await self.take(0.5, 2.0)
            await self.api.post_picture(f"/api/estimates/{car.order_id}/signature", signed_name(self.rng))
            await self.api.do(car.order_id, AuthorizeEstimate())

    def _brought_back_by(self) -> datetime:
        return self.workday.shop_time.now() + _LENT_FOR

    async def _deliver(self, car: FloorCar) -> None:
        await self.take(1.5, 3.0)
        on_site = self.workday.premises.cars.get(car.plate.text)
        if on_site is not None and on_site.plan.needs_loaner:
            await take_back(self.api, car.visit_id, self.rng)
        await self.api.post_picture(f"/api/settlements/{car.order_id}/signature", signed_name(self.rng))
        await self.api.do(car.order_id, DeliverVehicle())

    async def _estimate(self, plan: PlannedVisit, car: FloorCar) -> FinishReception:
        """The operations that the car is booked for, in the window that the bays allow."""
        lines = [await estimate_line(self.api, code) for code in plan.job.codes]
        window = await possible_window(self.api, car.order_id, lines)
        return FinishReception(
            vehicle=None if car.brand.zh else _description(plan.car),
            lines=lines,
            promised_from=window.from_at + _CAUTION,
            promised_to=window.to_at + _CAUTION,
        )

    def _cars(self) -> list[FloorCar]:
        return self.screen.values("car/", FloorCar)


def _complain(timer: RunningTimer) -> str:
    return f"complaint {timer.timer_id}"


def _receive(car: FloorCar) -> str:
    return f"receive {car.order_id}"


def _description(car: Car) -> VehicleDescription:
    """What the advisor sees of a car that nobody has registered."""
    return VehicleDescription(brand=car.brand, series=car.series, colour=car.paint)


def _needs_word(arrival: Arrival, plate: str) -> bool:
    """Whether an advisor must say which car this was: it is open, or stands there under a wrong plate."""
    if arrival.outcome == "doubtful":
        return arrival.visit_id is None
    named = arrival.candidates[0].plate.text if arrival.candidates else ""
    return named != plate

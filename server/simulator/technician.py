"""The technician: sees on the wall which bay is theirs, signs in at its tablet, and works there."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from server.contract.access import StaffEntry
from server.contract.boards import Bay, BayJob, FloorCar
from server.contract.deeds import ClockOff, ClockOn, Session, SignIn
from server.simulator.api_client import ApiClient
from server.simulator.bench import Bench, Hands
from server.simulator.colleague import Colleague, Errand, Workday
from server.simulator.painting import LINE, PAINT_STAGE
from server.simulator.screen_client import ScreenClient
from server.simulator.tablet_session import TabletSession

_LONG_JOB_MINUTES = 60
_HELP_MINUTES = (4.0, 8.0)


@dataclass(frozen=True, slots=True)
class Tablet:
    """A bay's tablet: its screen, its own token, and speaking with the token of whoever signs in."""

    screen: ScreenClient
    api: ApiClient
    speak_as: Callable[[str], ApiClient]


@dataclass(frozen=True, slots=True)
class Badge:
    """What a technician knows to sign in: the name in the tablet's list, and the PIN."""

    name_zh: str
    pin: str


class Technician(Colleague):
    """One technician."""

    def __init__(
        self,
        workday: Workday,
        wall: ScreenClient,
        rng: random.Random,
        badge: Badge,
        tablets: Mapping[str, Tablet],
    ) -> None:
        """`tablets` are those of all bays, by the bay's number."""
        super().__init__(workday, next(iter(tablets.values())).api, wall, rng)
        self._badge = badge
        self._tablets = tablets
        self._staff_id: str | None = None
        self._sessions: dict[str, TabletSession] = {}

    def next_errand(self) -> Errand | None:
        """The car that was given to this technician; without one, a hand for a colleague."""
        return self._own_job() or self._to_join()

    def _own_job(self) -> Errand | None:
        given = [car for car in self.screen.values("car/", FloorCar) if self._is_given(car)]
        for car in given:
            work = car.work
            # Which car of a load comes first only the booth's tablet says.
            which = sorted(each.order_id for each in given) if car.stage == PAINT_STAGE else car.order_id
            name = f"work {which} {car.stage} {car.stage_entered_at} {work.bay_id if work else ''}"
            if self.is_free(name):
                return Errand(name, partial(self._work, car))
        return None

    def _to_join(self) -> Errand | None:
        """A long job, once, at which a colleague works."""
        for car in self.screen.values("car/", FloorCar):
            name = f"join {car.order_id}"
            if self._takes_two(car) and self.is_free(name):
                return Errand(name, partial(self._join, car))
        return None

    def _takes_two(self, car: FloorCar) -> bool:
        work = car.work
        return (
            work is not None
            and work.state == "working"
            and work.technician_id != self._staff_id
            and work.standard_minutes >= _LONG_JOB_MINUTES
            and car.flow != LINE
        )

    async def _join(self, car: FloorCar) -> None:
        """Clock on beside the colleague, and off again."""
        api = (await self._signed_in(self._bay_number(car))).api
        await api.post(f"/api/job-clock/{car.order_id}/on", ClockOn(), dict[str, Any])
        await self.take(*_HELP_MINUTES)
        await api.post("/api/job-clock/off", ClockOff(), dict[str, Any])
        self.workday.done["hands lent"] += 1

    async def own_api(self) -> ApiClient:
        """Technicians tap at the tablet of whichever bay, e.g. the first."""
        return (await self._signed_in(min(self._tablets))).api

    def _is_given(self, car: FloorCar) -> bool:
        work = car.work
        return work is not None and work.state == "assigned" and work.technician_id == self._staff_id

    async def find_own_name(self) -> None:
        """Find this person in the list that every tablet shows."""
        entries = await self.api.get("/api/staff", list[StaffEntry])
        self._staff_id = next(found.staff_id for found in entries if found.name.zh == self._badge.name_zh)

    async def _work(self, car: FloorCar) -> None:
        number = self._bay_number(car)
        hands = Hands(await self._signed_in(number), self.rng)
        if car.stage == PAINT_STAGE:
            screen = self._tablets[number].screen
            car = await screen.until(lambda: self._next_of_load(screen))
        on_site = self.workday.premises.cars.get(car.plate.text)
        bench = Bench(hands, self._tablets[number].screen, car, on_site.plan if on_site else None)
        await bench.work()

    def _next_of_load(self, screen: ScreenClient) -> FloorCar | None:
        job = screen.value("job", BayJob)
        return job.car if job and self._is_given(job.car) else None

    async def _signed_in(self, number: str) -> TabletSession:
        """Sign in with the PIN; a tablet knows this person for the rest of the day."""
        if number not in self._sessions:
            tablet = self._tablets[number]
            body = SignIn(staff_id=self._staff_id, pin=self._badge.pin)
            session = await tablet.api.post("/api/sessions", body, Session)
            spoken = tablet.speak_as(session.token)
            self._sessions[number] = TabletSession(spoken, self.workday)
        return self._sessions[number]

    def _bay_number(self, car: FloorCar) -> str:
        bay_id = car.work.bay_id if car.work else None
        return next(bay.number for bay in self.screen.values("bay/", Bay) if bay.bay_id == bay_id)

"""Checks: the team leader's cross check and the inspector's final inspection."""

import random
from functools import partial

from server.contract.boards import FloorCar
from server.contract.deeds import FailCheck, PassCheck, RoadTest
from server.simulator.api_client import ApiClient
from server.simulator.colleague import Colleague, Errand, Workday
from server.simulator.screen_client import ScreenClient
from server.simulator.work_menu import CHECK_CAUSES

CROSS_CHECK = "cross_check"


class Inspector(Colleague):
    """Somebody who checks: the team leader does the cross checks, the inspector all others."""

    def __init__(
        self, workday: Workday, api: ApiClient, wall: ScreenClient, rng: random.Random, *, crosswise: bool
    ) -> None:
        super().__init__(workday, api, wall, rng)
        self._crosswise = crosswise

    def next_errand(self) -> Errand | None:
        """The car that waits longest for this person's check."""
        waiting = [
            car
            for car in self.screen.values("car/", FloorCar)
            if "pass_check" in car.allowed
            and (car.stage == CROSS_CHECK) == self._crosswise
            and self.is_free(_check(car))
        ]
        if not waiting:
            return None
        first = min(waiting, key=lambda car: car.stage_entered_at)
        return Errand(_check(first), partial(self._check, first))

    async def _check(self, car: FloorCar) -> None:
        await self.take(2.0, 4.0)
        on_site = self.workday.premises.cars.get(car.plate.text)
        flawed = on_site is not None and on_site.plan.fails_check
        if flawed and not self._crosswise and car.rework_count == 0:
            await self.api.do(car.order_id, self._sent_back(car))
        else:
            await self.api.do(car.order_id, self._passed(car))

    def _sent_back(self, car: FloorCar) -> FailCheck:
        cause_id, words = self.rng.choice(CHECK_CAUSES)
        listed = [cause.cause_id for cause in car.check.causes] if car.check else []
        return FailCheck(cause_id=cause_id, cause=words) if cause_id in listed else FailCheck(cause=words)

    def _passed(self, car: FloorCar) -> PassCheck:
        """All that the check asks for; each car is driven a few kilometres where it is to be driven."""
        asked = car.check
        if asked is None:
            return PassCheck()
        drive = RoadTest(taken=True, km=self.rng.randint(2, 6)) if asked.road_test else None
        return PassCheck(checked=[item.item_id for item in asked.checklist], road_test=drive)


def _check(car: FloorCar) -> str:
    return f"check {car.order_id} {car.stage} {car.stage_entered_at}"

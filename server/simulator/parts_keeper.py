"""The parts keeper: brings what a job takes, and lets whoever takes it type their PIN."""

import random
from collections.abc import Mapping
from functools import partial
from typing import Any

from uuid_utils import uuid7

from server.contract.boards import FloorCar
from server.contract.parts_picks import HandOutPart, PickList
from server.simulator.api_client import ApiClient
from server.simulator.colleague import Colleague, Errand, Workday
from server.simulator.screen_client import ScreenClient


class PartsKeeper(Colleague):
    """One parts keeper, who sees on the wall where work has begun."""

    def __init__(
        self,
        workday: Workday,
        api: ApiClient,
        wall: ScreenClient,
        rng: random.Random,
        pins: Mapping[str, str],
    ) -> None:
        """`pins` are those of the technicians, by their Chinese names: each types their own."""
        super().__init__(workday, api, wall, rng)
        self._pins = pins

    def next_errand(self) -> Errand | None:
        """A job that has begun, and again when the customer has agreed to more."""
        for car in self.screen.values("car/", FloorCar):
            name = f"parts {car.order_id} {_agreed(car)}"
            if car.work and car.work.state == "working" and car.work.technician_id and self.is_free(name):
                return Errand(name, partial(self._hand_out, car.order_id, car.work.technician_id))
        return None

    async def _hand_out(self, order_id: str, taker: str) -> None:
        await self.take(0.5, 2.0)
        listed = await self.api.get("/api/parts-picks", PickList)
        names = {one.staff_id: one.name.zh for one in listed.takers}
        for wanted in (part for order in listed.orders if order.order_id == order_id for part in order.parts):
            if not wanted.picks:
                body = HandOutPart(
                    pick_id=str(uuid7()),
                    part=wanted.part,
                    quantity_thousandths=wanted.quantity_thousandths,
                    taken_by=taker,
                    pin=self._pins[names[taker]],
                )
                await self.api.post(f"/api/parts-picks/{order_id}", body, dict[str, Any])
                self.workday.done["parts handed out"] += 1


def _agreed(car: FloorCar) -> int:
    """How much added work the customer has agreed to."""
    return sum(line.added and line.authorization == "authorized" for line in car.lines)

"""The washer: takes the car that has waited longest."""

from functools import partial

from server.contract.boards import FloorCar
from server.contract.deeds import FinishWash, StartWash
from server.simulator.colleague import Colleague, Errand


class Washer(Colleague):
    """One washer, one car at a time."""

    def next_errand(self) -> Errand | None:
        """The next car in the queue."""
        waiting = [
            car
            for car in self.screen.values("car/", FloorCar)
            if "start_wash" in car.allowed and self.is_free(f"wash {car.order_id}")
        ]
        if not waiting:
            return None
        first = min(waiting, key=lambda car: car.stage_entered_at)
        return Errand(f"wash {first.order_id}", partial(self._wash, first))

    async def _wash(self, car: FloorCar) -> None:
        await self.api.do(car.order_id, StartWash())
        await self.take(4.0, 7.0)
        await self.api.do(car.order_id, FinishWash())

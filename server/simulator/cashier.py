"""The cashier: settles with the customer who has come."""

from functools import partial

from server.contract.boards import FloorCar
from server.contract.deeds import SettleOrder
from server.simulator.colleague import Colleague, Errand


class Cashier(Colleague):
    """One cashier."""

    def next_errand(self) -> Errand | None:
        """A customer stands here and their car is ready."""
        for car in self.screen.values("car/", FloorCar):
            on_site = self.workday.premises.cars.get(car.plate.text)
            name = f"settle {car.order_id}"
            if "settle_order" in car.allowed and on_site and on_site.at_cashier and self.is_free(name):
                return Errand(name, partial(self._settle, car))
        return None

    async def _settle(self, car: FloorCar) -> None:
        await self.take(1.0, 2.0)
        await self.api.do(car.order_id, SettleOrder(paid_minor=car.total_minor))

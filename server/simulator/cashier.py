"""The cashier: settles with the customer who has come."""

from functools import partial

from server.contract.boards import FloorCar
from server.contract.deeds import SettleOrder, TakePayment
from server.contract.deeds.payments import CustomersKind
from server.simulator.colleague import Colleague, Errand

LARGE_MINOR = 150_000
"""A larger bill is paid in two parts."""
KINDS: tuple[CustomersKind, ...] = ("wechat", "alipay", "card", "cash")


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
        rest = car.total_minor - car.paid_minor
        if rest > LARGE_MINOR:
            deposit = TakePayment(kind="card", amount_minor=rest // 2)
            await self.api.do(car.order_id, deposit)
            rest -= deposit.amount_minor
        await self.api.do(car.order_id, SettleOrder(paid_minor=rest, kind=self.rng.choice(KINDS)))

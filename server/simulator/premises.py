"""The yard itself: what anybody standing in it can see and say, without looking at a screen."""

from dataclasses import dataclass, field

from server.simulator.plan import PlannedVisit


@dataclass(slots=True)
class CarOnSite:
    """A car and its owner in the yard. `link` is the customer's page, once the advisor has given it."""

    plan: PlannedVisit
    link: str | None = None
    signs_at_desk: bool = False
    asks_at_desk: bool = False
    at_cashier: bool = False
    keys_back: bool = False


@dataclass(slots=True)
class Premises:
    """All cars in the yard by plate, and what colleagues have said they will do."""

    cars: dict[str, CarOnSite] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)

    def enter(self, plan: PlannedVisit) -> CarOnSite:
        """A car drives in."""
        car = CarOnSite(plan)
        self.cars[plan.car.plate] = car
        return car

    def leave(self, plate: str) -> None:
        """A car has gone."""
        self.cars.pop(plate, None)

    def say(self, errand: str) -> bool:
        """Tell the colleagues that one does an errand; False where somebody has said so before."""
        if errand in self.said:
            return False
        self.said.add(errand)
        return True

    def unsay(self, errand: str) -> None:
        """The errand came to nothing: somebody must do it after all."""
        self.said.discard(errand)

"""Reception: the estimate, the promise and the customer's word for them."""

from datetime import datetime

from pydantic import Field

from server.contract.boards import Words
from server.contract.deeds.values import Body, OrderDeed


class BeginReception(OrderDeed):
    """An advisor begins to receive the car."""


class EstimateLine(Body):
    """One line of the estimate, itemised."""

    title: Words
    standard_minutes: int = Field(ge=0, le=6000)
    price_minor: int = Field(ge=0, le=100_000_000)


class VehicleDescription(Body):
    """What a car is, told by whoever stands beside it: for one that nobody has registered yet."""

    brand: Words
    series: Words
    colour: Words | None = None


class FinishReception(OrderDeed):
    """The estimate and the promise are made; the customer must now authorize."""

    vehicle: VehicleDescription | None = None

    lines: list[EstimateLine] = Field(min_length=1, max_length=50)
    mileage_km: int | None = Field(default=None, ge=0, le=5_000_000)
    waits_here: bool = False
    promised_from: datetime
    promised_to: datetime


class AuthorizeEstimate(OrderDeed):
    """The customer has signed the estimate at the desk, or agrees on the phone page."""

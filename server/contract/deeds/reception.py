"""Reception: the estimate, the promise and the customer's word for them."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from server.contract.boards import LineOption, Payer, Words
from server.contract.deeds.values import Body, OrderDeed, Text
from server.domain.catalogue import WHOLE


class BeginReception(OrderDeed):
    """An advisor begins to receive the car."""


class EstimateCost(Body):
    """One cost of a line; its price is of one piece, of labour of one hour, tax included."""

    kind: Literal["labour", "part", "consumable", "other"]
    title: Words
    price_minor: int = Field(ge=0, le=100_000_000)
    minutes: int = Field(default=0, ge=0, le=6000, description="of labour")
    quantity_thousandths: int = Field(default=WHOLE, ge=1, le=99_999_999)
    number: str = Field(default="", max_length=40)
    brand: str = Field(default="", max_length=40)
    discount_basis_points: int = Field(default=0, ge=0, le=10_000)


class EstimateLine(Body):
    """One line of the estimate: an operation of the catalogue with its costs, or a title and a price."""

    title: Words
    standard_minutes: int = Field(ge=0, le=6000)
    price_minor: int = Field(ge=0, le=100_000_000, description="the sum of its costs, where it has any")
    operation_id: str | None = Field(default=None, max_length=36)
    bay_kind: str = Field(default="", max_length=40)
    safety: bool = False
    payer: Payer = "customer"
    explanation: Words | None = Field(default=None, description="why, and what happens if it is put off")
    costs: list[EstimateCost] = Field(default=[], max_length=12)
    options: list[LineOption] = Field(default=[], max_length=3, description="other ways, for the customer")
    repeats: str | None = Field(
        default=None, max_length=36, description="the line of earlier work that came back under its warranty"
    )


class VehicleDescription(Body):
    """What a car is, told by whoever stands beside it: for one that nobody has registered yet."""

    brand: Words
    series: Words
    colour: Words | None = None


class EstimateDeed(OrderDeed):
    """The lines of an estimate and the window that goes with them."""

    lines: list[EstimateLine] = Field(min_length=1, max_length=50)
    promised_from: datetime
    promised_to: datetime
    promise_reason: Text = Field(
        default="", description="why the window can be kept though the bays do not allow it by themselves"
    )


class ChooseFlow(OrderDeed):
    """It is another kind of job, e.g. a pre-delivery inspection."""

    flow: str = Field(max_length=40)


class FinishReception(EstimateDeed):
    """The estimate and the promise are made; the customer must now authorize."""

    vehicle: VehicleDescription | None = None
    mileage_km: int | None = Field(default=None, ge=0, le=5_000_000)
    waits_here: bool = False


class ReviseEstimate(EstimateDeed):
    """Another version of the estimate, before the customer has answered."""


class AuthorizeEstimate(OrderDeed):
    """The customer agrees to the estimate, at the desk or on the phone page: to all but `declined`."""

    declined: list[str] = Field(
        default=[], max_length=50, description="lines that the customer does not want"
    )
    chosen: dict[str, str] = Field(default={}, max_length=50, description="options by line")
    agreed: Literal["signature", "phone", "message", "paper"] = Field(
        default="signature",
        description="what stands behind it: a signature that was kept before, or how the customer told it;"
        " what a customer sends from their own page is kept as `page`",
    )

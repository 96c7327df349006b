"""From ready to the keys, and what the customer says afterwards."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from server.contract.deeds.values import Body, OrderDeed, Text


class CallCustomer(OrderDeed):
    """Call the customer by voice, again if need be."""


class DeliverVehicle(OrderDeed):
    """The customer has the keys, and was advised for the next time; null: as the flow advises."""

    old_parts: Literal["shown", "taken", "left", "none"] = "none"
    advice: Text = ""
    next_service_on: date | None = Field(default=None, description="null: as the flow advises")
    next_service_km: int | None = Field(
        default=None, ge=0, le=5_000_000, description="null: as the flow advises"
    )
    recheck_on: date | None = Field(default=None, description="null: three months from today")
    unsigned: Literal["in_a_hurry", "collected_by_other", "refused"] | None = Field(
        default=None, description="why nobody signs; null: a signature was kept before"
    )


class MakeReadyCall(Body):
    """`POST /api/visits/{visit_id}/ready-calls`: somebody has rung the customer up: the car is ready."""

    reached: bool
    words: Text = ""


class MovePromisedTime(OrderDeed):
    """The advisor promises another window and tells the customer."""

    promised_from: datetime
    promised_to: datetime
    promise_reason: Text = Field(
        default="", description="why the window can be kept though the bays do not allow it by themselves"
    )


class RateVisit(Body):
    """`POST /api/customer-links/{token}/rating`."""

    score: int = Field(ge=1, le=5)
    words: Text = ""

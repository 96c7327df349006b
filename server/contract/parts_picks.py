"""Handing parts out, as the parts keeper sees it."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from server.contract.boards import Plate, Words
from server.contract.deeds.values import Body, Text


class HandOutPart(Body):
    """`POST /api/parts-picks/{order_id}`: a part goes to somebody, who types their PIN."""

    pick_id: str = Field(min_length=36, max_length=36, description="a UUIDv7 of yours")
    part: str = Field(max_length=60)
    quantity_thousandths: int = Field(gt=0, le=1_000_000)
    taken_by: str = Field(max_length=36)
    pin: str = Field(max_length=12)
    problem: Literal["short", "wrong"] | None = None
    note: Text = ""


class PickEntry(Body):
    """What was handed out of a part."""

    pick_id: str
    quantity_thousandths: int
    handed_by: Words
    taken_by: Words
    picked_at: datetime
    problem: Literal["short", "wrong"] | None
    note: str


class WantedEntry(Body):
    """A part that an order takes."""

    part: str
    name: Words
    number: str
    brand: str
    quantity_thousandths: int
    picks: list[PickEntry]


class PickOrder(Body):
    """An order in the workshop that takes parts."""

    order_id: str
    order_number: str
    plate: Plate
    technician_id: str | None
    waits_for_parts: bool
    parts: list[WantedEntry]


class Taker(Body):
    """Somebody who can take parts."""

    staff_id: str
    name: Words


class PickList(Body):
    """`GET /api/parts-picks`: orders in the workshop, those that wait for parts first."""

    zone: str
    orders: list[PickOrder]
    takers: list[Taker]

"""The gate: who has arrived, and who is expected."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from server.contract.boards.values import Plate, Value, Words


class Greeting(Value):
    """What the gate shows for 6–8 s: a plate only when there is no doubt."""

    greeting_id: str
    outcome: Literal["welcome", "neutral"]
    plate: Plate | None
    advisor: Words | None
    lane: str | None = Field(description="where to drive, e.g. `2`")
    arrow: Literal["left", "straight", "right"]
    greeted_at: datetime


class GateBooking(Value):
    """One line of today's welcome list."""

    slot_at: datetime
    plate: Plate
    brand: Words
    series: Words
    advisor: Words | None
    state: Literal["expected", "arrived", "in_service", "no_show", "cancelled"]

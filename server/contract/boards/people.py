"""The people board: who is in, where and at what."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from server.contract.boards.cars import WorkState
from server.contract.boards.values import Plate, Value, Words


class PersonsJob(Value):
    """A car that somebody is at: in a bay, or (`bay_number` null) at the reception."""

    visit_id: str
    plate: Plate
    job: Words
    bay_number: str | None
    state: WorkState | None = Field(description="of the work in the bay")


class ShiftStretch(Value):
    """From when to when somebody is expected."""

    begins_at: datetime
    ends_at: datetime


class PersonHere(Value):
    """Somebody who works here."""

    staff_id: str
    name: Words
    roles: list[str]
    presence: Literal["in", "break", "off"] | None = Field(
        description="null: they never tapped, or were seen at work after they had left"
    )
    since: datetime | None
    set_by: Words | None = Field(description="who tapped, if somebody else did")
    seen_at: datetime | None = Field(description="without a tap: when they were first at work today")
    state: Literal["working", "free", "break", "off"]
    jobs: list[PersonsJob]
    shift: list[ShiftStretch] | None = Field(description="of the shop's day; null: no rota was written")
    away: bool = Field(description="the day is unlike their rota: why, the board does not say")

"""The control board, beside the cars."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from server.contract.boards.cars import StageKindName
from server.contract.boards.values import Plate, Value, Words


class Bay(Value):
    """A bay and what stands in it."""

    bay_id: str
    number: str
    kind: str = Field(description="e.g. `lift`, `alignment`, `paint_booth`")
    name: Words
    visit_id: str | None


class Reservation(Value):
    """A booked car's time in a bay, from its booking until it is given a bay."""

    bay_id: str
    begins_at: datetime = Field(description="when the car is expected")
    ends_at: datetime = Field(description="by the standard time, while the shop is open")
    plate: Plate
    job: Words
    number: str
    technician: Words | None
    technician_id: str | None
    visit_id: str | None = Field(description="the car has arrived")


class StaffState(Value):
    """Who is here and what they do."""

    staff_id: str
    name: Words
    surname: Words
    roles: list[str]
    state: Literal["working", "free", "break", "off"]
    bay_number: str | None


class AtJob(Value):
    """Somebody who is clocked on to a job, by whom the value is kept."""

    staff_id: str
    name: Words
    visit_id: str
    line_id: str | None = Field(description="null: the order as a whole")
    since: datetime
    earlier_seconds: float = Field(default=0.0, description="of the same job, before `since`")


class StageColumn(Value):
    """One column of the board by stage."""

    stage: str
    name: Words
    kind: StageKindName
    order: int
    wip_limit: int | None
    flow: str


class OpenException(Value):
    """Something a named person must settle, until it is settled."""

    exception_id: str
    kind: str = Field(description="a wording key after `exception.`, e.g. `left_unsettled`, `tap_refused`")
    visit_id: str | None
    plate: Plate | None
    owner: Words | None
    raised_at: datetime

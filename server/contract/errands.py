"""Errands: what is asked and answered."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from server.contract.after_service import Colleague
from server.contract.boards import Plate, Words
from server.contract.deeds import WhichCar

ErrandKindName = Literal["rescue", "on_site", "fetch", "return"]
ErrandStepName = Literal["set_off", "there", "brought_in", "repaired", "handed_over", "cancelled"]


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ArrangeErrand(_Value):
    """`POST /api/errands`: somebody is to go out for a car."""

    errand_id: str = Field(min_length=36, max_length=36, description="UUIDv7 made by the client")
    kind: ErrandKindName
    car: WhichCar
    contact: Annotated[str, Field(min_length=1, max_length=80)]
    phone: Annotated[str, Field(min_length=3, max_length=30)]
    address: Annotated[str, Field(min_length=1, max_length=200)]
    words: Annotated[str, Field(max_length=500)] = ""
    wanted_at: datetime
    staff_id: str | None = Field(default=None, max_length=36, description="who goes, if that is settled")


class GiveErrand(_Value):
    """`POST /api/errands/{errand_id}/staff`: who goes."""

    staff_id: str = Field(max_length=36)


class TakeErrandStep(_Value):
    """`POST /api/errands/{errand_id}/steps`: it has come one step on."""

    step: Literal["set_off", "there", "brought_in", "repaired", "handed_over"]


class CancelErrand(_Value):
    """`POST /api/errands/{errand_id}/cancel`: nobody needs to go any more."""

    reason: Annotated[str, Field(min_length=1, max_length=500)]


class ErrandStepTaken(_Value):
    """A step that was taken."""

    step: ErrandStepName
    at: datetime
    by: Words | None


class ErrandEntry(_Value):
    """One errand as the staff read it."""

    errand_id: str
    kind: ErrandKindName
    plate: Plate
    brand: Words
    series: Words
    visit_id: str | None = Field(description="of the car, once it is in the shop's hands")
    contact: str
    phone: str
    address: str
    words: str
    wanted_at: datetime
    staff_id: str | None
    goes: Words | None
    steps: list[ErrandStepTaken]
    next_steps: list[ErrandStepName]
    ended_at: datetime | None
    cancelled_because: str


class Errands(_Value):
    """`GET /api/errands`: those that are open, the next one first, and those that ended within a day."""

    zone: str = Field(description="IANA: the shop's")
    errands: list[ErrandEntry]
    colleagues: list[Colleague] = Field(description="who can go")

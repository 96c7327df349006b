"""Slips: what is asked and answered."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from server.contract.after_service import Colleague
from server.contract.boards import Plate, Words

SlipKindName = Literal["consultation", "suggestion"]
_Said = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"\S")]


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class OpenSlip(_Value):
    """`POST /api/slips`: somebody asks or suggests something, about a car that is known or about none."""

    slip_id: str = Field(min_length=36, max_length=36, description="UUIDv7 made by the client")
    kind: SlipKindName
    words: _Said
    name: str = Field(default="", max_length=80)
    phone: str = Field(default="", max_length=30)
    plate: str | None = Field(default=None, max_length=12, description="of a car that the shop knows")


class HandInSlip(_Value):
    """`POST /api/customer-links/{token}/slips`: the same, by the customer from their own page."""

    slip_id: str = Field(min_length=36, max_length=36)
    kind: SlipKindName
    words: _Said


class GiveSlip(_Value):
    """`POST /api/slips/{slip_id}/owner`: whose it is to answer."""

    owner_id: str = Field(max_length=36)


class AnswerSlip(_Value):
    """`POST /api/slips/{slip_id}/answer`: what was answered."""

    words: _Said


class CloseSlip(_Value):
    """`POST /api/slips/{slip_id}/close`: nothing more is to be said, but for these last words."""

    words: str = Field(default="", max_length=2000)


class SlipNote(_Value):
    """What was said at one step: `answered` or `closed`."""

    step: str
    words: str
    at: datetime
    by: Words | None


class SlipEntry(_Value):
    """One slip as the staff read it."""

    slip_id: str
    kind: SlipKindName
    source: Literal["desk", "phone"]
    plate: Plate | None
    name: str
    phone: str
    words: str
    opened_at: datetime
    closed_at: datetime | None
    owner_id: str | None
    owner: Words | None
    answered: bool
    notes: list[SlipNote]


class Slips(_Value):
    """`GET /api/slips`: the open ones, the oldest first, and those closed within seven days."""

    slips: list[SlipEntry]
    colleagues: list[Colleague] = Field(description="who can answer")
    zone: str = Field(description="the shop's, IANA: times are shown in it")


class SlipHistory(_Value):
    """`GET /api/slips/history?visit_id=…`: all slips about the car of a visit, the newest first."""

    slips: list[SlipEntry]

"""Fault reports and the knowledge that comes of them: what is asked and answered."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from server.contract.boards import Plate, Words

FaultStepName = Literal["recorded", "cause_found", "repaired", "verified", "closed"]
MOST_LISTED = 50
_Told = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"\S")]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ReportFault(_Body):
    """`POST /api/fault-reports`."""

    report_id: str = Field(min_length=36, max_length=36, description="UUIDv7 made by the client")
    title: str = Field(min_length=1, max_length=120, pattern=r"\S")
    symptom: _Told
    plate: str | None = Field(default=None, max_length=12, description="of a car that the shop knows")


class TakeFaultStep(_Body):
    """`POST /api/fault-reports/{report_id}/next`: the next step; a report is closed without words."""

    step: Literal["cause_found", "repaired", "verified", "closed"]
    words: str = Field(default="", max_length=2000)
    version: int | None = Field(default=None, description="refused as stale if the report has moved on")


class FaultEntry(_Body):
    """One report as staff read it."""

    report_id: str
    version: int
    step: FaultStepName
    next_step: FaultStepName | None
    title: str
    symptom: str
    cause: str
    action: str
    check: str
    plate: Plate | None
    brand: Words | None
    series: Words | None
    reported_by: Words | None
    repaired_by: Words | None
    verified_by: Words | None
    reported_on: date = Field(description="the shop's day")
    reported_at: datetime
    changed_at: datetime


class FaultList(_Body):
    """What a search has found, the latest change first."""

    reports: list[FaultEntry] = Field(max_length=MOST_LISTED)
    more: bool = Field(description="whether there are more than are told")

"""What is recorded of errands. Whom to meet where, and all words, are in their rows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from server.domain.event import Event

ErrandKindName = Literal["rescue", "on_site", "fetch", "return"]
ErrandStepName = Literal["set_off", "there", "brought_in", "repaired", "handed_over", "cancelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrandEvent(Event):
    """About one errand."""

    errand_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrandArranged(ErrandEvent):
    """Somebody is to go out for a car."""

    kind: ErrandKindName
    vehicle_id: str
    wanted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrandGiven(ErrandEvent):
    """It is settled who goes."""

    goes_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrandStepTaken(ErrandEvent):
    """It has come one step on; the visit of a car that is in hand from now on, where there is one."""

    step: ErrandStepName
    visit_id: str | None

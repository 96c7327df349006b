"""What was done for a car during one visit; what was taken back stays in its place, struck through."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from server.contract.boards import ReceptionRecord, Walkaround, Words


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StruckThrough(_Part):
    """Who took an entry back, when, and why."""

    at: datetime
    by: Words | None
    reason: str = Field(description="in words; empty where a tap was taken back at once")


class SetAside(_Part):
    """What was written down for a visit that became a part of this one, and does not stand."""

    record: ReceptionRecord
    walk: Walkaround


class HistoryEntry(_Part):
    """One thing that was done."""

    number: int = Field(description="of the shop's journal")
    at: datetime
    what: str = Field(description="a wording key after `history.`, e.g. `work_finished`")
    stage: Words | None = Field(description="where the car was then")
    by: Words | None
    how: str | None = Field(description="a wording key after `history.how_`: what there is to show for it")
    amount_minor: int | None = Field(description="of a payment, a refund or a settlement")
    voided: Literal["estimate", "authorization", "settlement", "delivery", "step"] | None = Field(
        description="what a step back made void"
    )
    reason: str = Field(description="of a step back, a refund, or a merge or split of visits")
    other_order: str | None = Field(
        description="of an entry of a merged visit, a merge or a split: the number of that order"
    )
    set_aside: SetAside | None = None
    struck: StruckThrough | None


class VisitHistory(_Part):
    """`GET /api/visits/{visit_id}/history`, the oldest first."""

    visit_id: str
    entries: list[HistoryEntry]

"""Recalls: what is asked and answered."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from server.contract.boards import Plate, Words
from server.domain.recall import MOST_CARS

MOST_SHOWN = 500
"""Of the cars of one recall that the shop knows."""


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AnnounceRecall(_Body):
    """`POST /api/recalls`: one recall with its list."""

    recall_id: str = Field(min_length=36, max_length=36, description="UUIDv7 made by the client")
    code: str = Field(min_length=1, max_length=40, pattern=r"\S", description="the manufacturer's")
    title: str = Field(min_length=1, max_length=120, pattern=r"\S")
    remedy: str = Field(default="", max_length=2000)
    begins_on: date
    vins: list[str] = Field(max_length=2 * MOST_CARS, description="one a line; empty lines are left out")


class RepairRecalled(_Body):
    """`POST /api/recalls/cars/{car_id}/repaired`: during a visit, if it was done here."""

    visit_id: str | None = None


class RecallEntry(_Body):
    """One recall in the list."""

    recall_id: str
    code: str
    title: str
    remedy: str
    begins_on: date
    announced_at: datetime
    withdrawn_at: datetime | None
    listed: int = Field(description="cars on the manufacturer's list")
    known: int = Field(description="of them, those that this shop knows")
    repaired: int


class RecalledCarEntry(_Body):
    """One car of a recall that the shop knows."""

    car_id: str
    plate: Plate
    brand: Words
    series: Words
    customer_name: str
    customer_phone: str
    state: Literal["to_tell", "told", "repaired"]
    repaired_on: date | None


class RecallSheet(_Body):
    """`GET /api/recalls/{recall_id}`: a recall with its known cars, those to be told first."""

    recall: RecallEntry
    cars: list[RecalledCarEntry] = Field(max_length=MOST_SHOWN)


class OpenRecall(_Body):
    """`GET /api/visits/{visit_id}/recalls`: what its car still has to be called back for."""

    car_id: str
    code: str
    title: str
    remedy: str
    begins_on: date

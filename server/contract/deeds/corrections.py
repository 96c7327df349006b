"""Putting right which visits there are, and taking a step back; each with a reason."""

from typing import Annotated, Literal

from pydantic import Field

from server.contract.deeds.arrivals import WhichCar
from server.contract.deeds.values import Body, OrderDeed
from server.domain.plate import PlateColour

Reason = Annotated[str, Field(min_length=1, max_length=500)]


RecordPartName = Literal["bringer", "readings", "valuables", "notes"]
"""Parts of a reception's record that are one car's or the other's as a whole."""
Kept = Literal["own", "other", "both"]


class KeptParts(Body):
    """What stands after the merge of two receptions; what does not is kept with the visit that was merged."""

    of_other: list[RecordPartName] = Field(default_factory=list, max_length=4)
    marks: Kept = "both"
    photos: Kept = "both"


class MergeVisits(Body):
    """`POST /api/visits/{visit_id}/merge`: another visit is the same car."""

    other_visit_id: str = Field(max_length=36)
    kept: KeptParts | None = Field(
        default=None, description="wanted where the other visit's reception has begun, too"
    )
    reason: Reason


class ReassignVisit(Body):
    """`POST /api/visits/{visit_id}/reassign`: to another advisor, or to the car with another plate."""

    advisor_id: str | None = Field(default=None, max_length=36)
    plate: str | None = Field(default=None, min_length=5, max_length=12)
    colour: PlateColour | None = None
    reason: Reason


Ids = Annotated[list[Annotated[str, Field(max_length=36)]], Field(max_length=100)]


class SplitVisit(WhichCar):
    """`POST /api/visits/{visit_id}/split`: what belongs to another car goes on as a visit of that one."""

    with_order: bool = Field(default=False, description="the order with all that was written down for it")
    with_booking: bool = False
    sightings: Ids = Field(default_factory=list, description="passages at the gate, by their ids")
    parts: list[RecordPartName] = Field(default_factory=list, max_length=4)
    marks: Ids = Field(default_factory=list, description="damage found on the walk-around")
    photos: Ids = Field(default_factory=list, description="pictures of the walk-around")
    reason: Reason


class StepBack(OrderDeed):
    """The order's last stage was a mistake: it goes on from the one before."""

    reason: Reason


class ReopenVisit(Body):
    """`POST /api/visits/{visit_id}/reopen`: the car had not left."""

    reason: Reason

"""Putting right which visits there are, and taking a step back; each with a reason."""

from typing import Annotated

from pydantic import Field

from server.contract.deeds.values import Body, OrderDeed
from server.domain.plate import PlateColour

Reason = Annotated[str, Field(min_length=1, max_length=500)]


class MergeVisits(Body):
    """`POST /api/visits/{visit_id}/merge`: another visit, for which nothing has begun, is the same car."""

    other_visit_id: str = Field(max_length=36)
    reason: Reason


class ReassignVisit(Body):
    """`POST /api/visits/{visit_id}/reassign`: to another advisor, or to the car with another plate."""

    advisor_id: str | None = Field(default=None, max_length=36)
    plate: str | None = Field(default=None, min_length=5, max_length=12)
    colour: PlateColour | None = None
    reason: Reason


class StepBack(OrderDeed):
    """The order's last stage was a mistake: it goes on from the one before."""

    reason: Reason

"""Checks after the work, and the wash."""

from pydantic import Field

from server.contract.deeds.values import Body, OrderDeed, Text
from server.domain.stage import OTHER_CAUSE

_MOST_ITEMS = 50
_MOST_KM = 500


class RoadTest(Body):
    """Whether the car was driven; where not, the check's note says why."""

    taken: bool
    km: int | None = Field(default=None, ge=0, le=_MOST_KM)
    driver_id: str | None = Field(default=None, max_length=36, description="null: whoever checks")


class PassCheck(OrderDeed):
    """Cross check or final inspection passed: every item of the stage's checklist was looked at."""

    checked: list[str] = Field(default=[], max_length=_MOST_ITEMS)
    road_test: RoadTest | None = None
    note: Text = ""


class FailCheck(OrderDeed):
    """The car goes back to the bay for a cause of the flow's list, or for one that only words tell."""

    cause_id: str = Field(default=OTHER_CAUSE, max_length=40)
    cause: Text = Field(default="", description="in the inspector's own words; needed for `other`")


class StartWash(OrderDeed):
    """The washer takes the car."""


class FinishWash(OrderDeed):
    """The car is clean."""


class SkipWash(OrderDeed):
    """The customer wishes no wash: what they said."""

    words: Text = Field(min_length=1, pattern=r"\S")

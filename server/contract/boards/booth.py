"""The paint booth: what is in it, what was decided and what is proposed."""

from typing import Literal

from pydantic import Field

from server.contract.boards.values import Value, Words

PaintExtent = Literal["loose", "panels", "whole"]
LoadReason = Literal["earliest_promise", "same_colour_as_before", "one_colour", "full"]
LoadOverride = Literal["customer_waits", "urgent", "not_ready", "other"]


class PaintWork(Value):
    """What of a car is painted; `colour_code` is empty and `panels` 0 until somebody has written it down."""

    colour_code: str
    extent: PaintExtent | None
    panels: int


class BoothLoad(Value):
    """Cars that go into the booth together."""

    visit_ids: list[str]
    order_ids: list[str]
    colour_code: str
    used_cm: int
    reasons: list[LoadReason] = Field(description="of a proposal; wording keys after `booth.why_`")


class PaintBooth(Value):
    """One booth with its next loads."""

    bay_id: str
    number: str
    name: Words
    length_cm: int
    colour_code: str = Field(description="in the guns now; empty before the first load")
    inside: list[str] = Field(description="visits of the cars that stand in it")
    planned: BoothLoad | None = Field(description="what the foreman has decided on")
    override: LoadOverride | None = Field(description="why that is not what was proposed")
    proposed: list[BoothLoad]
    not_told: list[str] = Field(description="visits that wait, but colour or size are not written down")
    too_long: list[str] = Field(description="visits that wait, and fit into no booth")

"""The paint booth: what of a car is painted, and what goes into the booth together."""

from pydantic import Field

from server.contract.boards import LoadOverride, PaintExtent
from server.contract.deeds.values import Body


class KeepPaintJob(Body):
    """`POST /api/paint-jobs/{order_id}`: colour and size, as they are or as they were corrected."""

    colour_code: str = Field(min_length=1, max_length=20, pattern=r"\S")
    extent: PaintExtent
    panels: int = Field(ge=1, le=30)


class PlanLoad(Body):
    """`POST /api/booths/{bay_id}/plan`: these go in next; `override` where that is not the proposal."""

    order_ids: list[str] = Field(min_length=1, max_length=20)
    override: LoadOverride | None = None


class FillBooth(Body):
    """`POST /api/booths/{bay_id}/fill`: the planned cars stand in it, given to a technician."""

    technician_id: str = Field(max_length=36)

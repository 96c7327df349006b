"""Claims to manufacturer and insurer, and where the old parts are: what is asked and answered."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from server.contract.boards import Payer, Plate, Words

ClaimStepName = Literal["opened", "sent", "accepted", "partly", "refused", "paid"]
CustodyName = Literal["none", "stored", "handed_over", "returned"]
MOST_LISTED = 100


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class OpenClaim(_Body):
    """`POST /api/claims`: a line that somebody else than the customer is to pay."""

    claim_id: str = Field(min_length=36, max_length=36, description="UUIDv7 made by the client")
    order_id: str = Field(max_length=36)
    line_id: str = Field(max_length=36)
    words: str = Field(default="", max_length=500)


class TakeClaimStep(_Body):
    """`POST /api/claims/{claim_id}/next`."""

    step: Literal["sent", "accepted", "partly", "refused", "paid"]
    accepted_minor: int | None = Field(default=None, gt=0, description="of `partly`: what they pay")
    words: str = Field(default="", max_length=500)
    version: int | None = Field(default=None, description="refused as stale if the claim has moved on")


class MovePart(_Body):
    """`POST /api/claims/{claim_id}/part`: where the old part is now."""

    custody: Literal["stored", "handed_over", "returned"]
    label: str = Field(default="", max_length=40, description="on the part; empty: as before")
    place: str = Field(default="", max_length=120, description="where it lies, or who has it")
    words: str = Field(default="", max_length=500)
    version: int | None = None


class ClaimLine(_Body):
    """The line that a claim is, or can be, about."""

    order_id: str
    order_number: str
    line_id: str
    title: Words
    payer: Payer
    amount_minor: int
    plate: Plate
    brand: Words
    series: Words


class ClaimNoted(_Body):
    """What was said at one step."""

    step: str
    words: str
    at: datetime
    by: Words | None


class ClaimEntry(_Body):
    """One claim as staff read it."""

    claim_id: str
    version: int
    line: ClaimLine
    step: ClaimStepName
    next_steps: list[ClaimStepName]
    accepted_minor: int | None
    opened_at: datetime
    custody: CustodyName
    next_custody: list[CustodyName]
    part_label: str
    part_place: str
    part_with: str
    notes: list[ClaimNoted]


class ClaimList(_Body):
    """`GET /api/claims`: the latest change first, and the lines for which none was opened yet."""

    zone: str
    claims: list[ClaimEntry] = Field(max_length=MOST_LISTED)
    unclaimed: list[ClaimLine] = Field(max_length=MOST_LISTED)

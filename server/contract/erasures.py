"""A customer's data: what is held, and what a search found after it was erased."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from server.contract.boards import Words

ErasureReasonName = Literal["asked", "consent_withdrawn", "no_longer_needed", "kept_by_mistake"]
KeptName = Literal["anchor", "accounts", "work_done", "knowledge"]
HoldName = Literal[
    "car_here",
    "booking_open",
    "money_open",
    "complaint_open",
    "claim_open",
    "loaner_out",
    "errand_open",
    "slip_open",
]


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EraseCustomer(_Value):
    """`POST /api/records/customers/{customer_id}/erase`: one of a list, since words might name somebody."""

    reason: ErasureReasonName


class HeldTable(_Value):
    """What one table holds of a customer."""

    table: str
    rows: int
    pictures: int = Field(description="pictures or sounds that its rows name")
    kept_because: KeptName | None = Field(description="why its rows stay, nameless; null where they go")


class HeldOfCustomer(_Value):
    """`GET /api/records/customers/{customer_id}/held`."""

    tables: list[HeldTable]
    mentions: int = Field(description="rows elsewhere that say a plate, the number or a VIN")
    holds: list[HoldName] = Field(description="what has to be over before the customer can be erased")
    erased_at: datetime | None


class FoundInTable(_Value):
    """What became of one table's rows. `left` is what the search found afterwards: 0 is the proof."""

    table: str
    columns: list[str]
    rows: int
    gone: int
    blanked: int
    struck: int
    kept: int
    kept_because: KeptName | None
    left: int


class ErasureProof(_Value):
    """The search after an erasure."""

    proved_at: datetime
    clean: bool
    columns_searched: int
    words_searched: bool = Field(description="once, at the erasure: the words are kept nowhere")
    words_found: int
    pictures_gone: int
    pictures_shared: int = Field(description="the same content belongs to somebody else's row: it stays")
    pictures_left: int


class ToldErasure(_Value):
    """One erasure: `GET /api/erasures/{erasure_id}`."""

    zone: str
    erasure_id: str
    customer_id: str
    reason: ErasureReasonName
    erased_at: datetime
    erased_by: Words | None
    findings: list[FoundInTable]
    proof: ErasureProof | None = Field(description="null while the search has not been made")


class ErasureLine(_Value):
    """One erasure in the list."""

    erasure_id: str
    erased_at: datetime
    reason: ErasureReasonName
    clean: bool | None


class Erasures(_Value):
    """`GET /api/erasures`: the newest first."""

    zone: str
    erasures: list[ErasureLine]

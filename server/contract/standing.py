"""Whom to ask back, and what they said."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from server.contract.boards import Plate, Words

WinBackAnswerName = Literal["booked", "later", "no"]


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NoteWinBack(_Value):
    """`POST /api/win-back/{customer_id}`: what somebody answered who was asked back."""

    answer: WinBackAnswerName


class ReachedTier(_Value):
    """The best tier that a customer has reached."""

    name: Words
    benefits: Words


class OwnersTier(_Value):
    """`GET /api/customer-tier?plate=…`: of the car's owner; null where none is reached."""

    tier: ReachedTier | None


class AwayCustomer(_Value):
    """Somebody who has not been here for long."""

    customer_id: str
    name: str
    phone: str | None = Field(description="null for who may not see telephone numbers")
    tier: ReachedTier | None
    plates: list[Plate]
    last_arrived_at: datetime
    visits: int = Field(description="within the time that counts for the tiers")
    paid_minor: int
    declined: Words | None = Field(description="the last recommendation that is still open")
    advisor: Words | None = Field(description="who received them last")


class WinBack(_Value):
    """`GET /api/win-back`: who was here last first."""

    zone: str
    customers: list[AwayCustomer]

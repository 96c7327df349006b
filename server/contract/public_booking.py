"""The public booking page: for whoever has the shop's booking code, without a sign-in."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from server.contract.boards import Words


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class BookingCodeMade(_Part):
    """`POST /api/booking-codes`: the code is told this once; the codes before it end a day later."""

    code: str
    expires_at: datetime


class BookingCodeState(_Part):
    """`GET /api/booking-codes`: until when a code opens the page; null: none does."""

    open_until: datetime | None


class WorkOffered(_Part):
    """Something that can be chosen, in plain words.

    `price_minor` is what the catalogue asks for it, tax included; null: the car must be looked at first.
    """

    key: str
    name: Words
    minutes: int
    price_minor: int | None


class PublicShop(_Part):
    """`GET /api/public-booking/{code}`: the shop, and what can be booked there."""

    name: Words
    zone: str
    works: list[WorkOffered]


SlotReason = Literal["soonest", "off_peak", "quiet", "busy"]
"""Why a time is offered: the soonest quiet one; away from that half day's rush; no rush at all; or a rush."""


class PublicSlot(_Part):
    """A time that is free. How much else is booked is nobody's business."""

    slot_at: datetime
    reason: SlotReason


class PublicSlots(_Part):
    """`GET /api/public-booking/{code}/slots`: times for some work."""

    slots: list[PublicSlot]


class WebBooking(_Part):
    """`POST /api/public-booking/{code}`: what a customer leaves."""

    work: str = Field(max_length=40)
    note: str = Field(default="", max_length=200)
    plate: str = Field(min_length=5, max_length=12)
    customer_name: str = Field(min_length=1, max_length=40)
    customer_phone: str = Field(min_length=3, max_length=30)
    slot_at: datetime


class WebBooked(_Part):
    """The customer's booking, by its number."""

    number: str
    slot_at: datetime

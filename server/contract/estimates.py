"""Estimates as staff read them again, and the window that the bays allow."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from server.contract.boards import LineAuthorization, LineOption, Payer, Plate, Words


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CostEntry(_Value):
    """One line. The price is of one piece, of labour of one hour; `tax_minor` is in `amount_minor`."""

    kind: Literal["labour", "part", "consumable", "other"]
    title: Words
    number: str
    brand: str
    minutes: int
    quantity_thousandths: int
    price_minor: int
    discount_basis_points: int
    discount_minor: int
    amount_minor: int
    tax_minor: int


class ItemEntry(_Value):
    """One operation of an estimate with its costs; `line_id` is that of the order's line."""

    line_id: str
    operation_id: str | None
    title: Words
    explanation: Words | None
    payer: Payer
    safety: bool
    standard_minutes: int
    bay_kind: str
    amount_minor: int
    costs: list[CostEntry]
    options: list[LineOption] = []
    repeats: str | None = None


class PayerSum(_Value):
    """What one payer pays."""

    payer: Payer
    amount_minor: int


class EstimateEntry(_Value):
    """One version of an order's estimate."""

    estimate_id: str
    number: int
    made_at: datetime
    made_by: Words | None
    items: list[ItemEntry]
    total_minor: int
    tax_minor: int
    tax_basis_points: int
    payers: list[PayerSum]
    promised_from: datetime
    promised_to: datetime
    promise_reason: str


class LineAnswer(_Value):
    """What the customer said to one line; added lines are in no version, so their words are here."""

    line_id: str
    title: Words
    added: bool
    authorization: LineAuthorization
    payer: Payer
    price_minor: int


class EarlierVersion(_Value):
    """A version that another has taken the place of, as a printed sheet names it: struck through."""

    number: int
    made_at: datetime
    made_by: Words | None
    titles: list[Words]
    total_minor: int
    promised_from: datetime
    promised_to: datetime


class EstimatePaper(_Value):
    """An estimate as it is printed, and once the customer has agreed the repair order: the newest version."""

    shop: Words
    zone: str
    order_number: str
    plate: Plate
    brand: Words
    series: Words
    vin: str | None
    customer_name: str
    mileage_km: int | None
    arrived_at: datetime
    advisor: Words | None
    estimate: EstimateEntry
    answers: list[LineAnswer]
    agreed: bool
    due_minor: int
    signed: bool
    earlier: list[EarlierVersion] = []


class RecommendationEntry(_Value):
    """What a customer did not want, at this visit or before; minutes and price are of that day."""

    recommendation_id: str
    title: Words
    explanation: Words | None
    safety: bool
    minutes: int
    price_minor: int
    declined_at: datetime
    order_number: str
    this_visit: bool


class PromiseReason(_Value):
    """A promise that was moved though the bays did not allow it by themselves."""

    moved_at: datetime
    moved_by: Words | None
    promised_from: datetime
    promised_to: datetime
    reason: str


class PossibleWindow(_Value):
    """The earliest window that the bays allow, and what it is made of, in minutes of the shop's hours."""

    from_at: datetime
    to_at: datetime
    bay_kind: str
    bays: int
    waiting_minutes: int
    work_minutes: int
    other_minutes: int

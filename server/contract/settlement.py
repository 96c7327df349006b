"""The settlement of one order: what is due by payer, what came in, and what is still missing."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from server.contract.boards import Payer, Plate, RepairWarranty, Words
from server.contract.deeds.payments import PaymentKind

MOST_LISTED = 100


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SettlementLine(_Part):
    """One line that the customer has agreed to, tax included."""

    line_id: str
    title: Words
    standard_minutes: int
    amount_minor: int
    payer: Payer
    added: bool
    warranty: RepairWarranty | None = Field(description="what the shop answers for since the delivery")


class PayerBalance(_Part):
    """One payer's part."""

    payer: Payer
    due_minor: int
    paid_minor: int


class PaymentEntry(_Part):
    """One entry of the till."""

    payment_id: str
    kind: PaymentKind
    payer: Payer
    amount_minor: int = Field(description="below 0 for a refund")
    taken_at: datetime
    taken_by: Words | None
    reason: str = Field(description="of a refund")
    refundable_minor: int = Field(description="what can still be given back of it")


class SettlementGap(_Part):
    """Something that is missing, and who must see to it."""

    kind: Literal[
        "no_lines",
        "not_authorized",
        "added_work_open",
        "stage_ahead",
        "not_priced",
        "no_mileage",
        "parts_not_handed_out",
    ]
    role: str
    of: Words | None = Field(description="the line or the stage")
    blocks: bool


class LoanCharge(_Part):
    """What a customer is to pay for a loaner, besides the bill: until somebody has taken it."""

    loan_id: str
    plate: Plate
    customer_name: str
    amount_minor: int
    reason: str
    returned_at: datetime


class Settlement(_Part):
    """`GET /api/settlements/{order_id}`."""

    order_id: str
    order_version: int
    order_number: str
    shop: Words
    zone: str
    plate: Plate
    brand: Words
    series: Words
    customer_name: str
    mileage_km: int | None
    advisor: Words | None
    arrived_at: datetime
    settled_at: datetime | None
    lines: list[SettlementLine]
    declined: list[Words] = Field(description="what the customer did not want this time")
    balances: list[PayerBalance]
    due_minor: int
    paid_minor: int
    payments: list[PaymentEntry]
    gaps: list[SettlementGap]
    loan_charges: list[LoanCharge]
    advice: str = Field(description="for the next time, once the car was handed over")
    next_service_on: date | None
    next_service_km: int | None
    recheck_on: date | None
    signed: bool = Field(description="the customer has signed for their car")
    no_wash: str | None = Field(
        description="the word of a customer who wished no wash, empty from the reception; null: nobody did"
    )
    delivered: bool
    invoice_title: str
    invoice_tax_number: str
    allowed: list[str]


class DepartedOrder(_Part):
    """An order whose car has left or was handed over: what is still owed, or may go back."""

    order_id: str
    order_number: str
    order_version: int
    plate: Plate
    brand: Words
    series: Words
    customer_name: str
    left_at: datetime | None
    delivered_at: datetime | None
    owed_minor: int


class DepartedOrders(_Part):
    """`GET /api/settlements`: who left owing, the last first; with a `search`, the orders of that plate."""

    zone: str
    orders: list[DepartedOrder] = Field(max_length=MOST_LISTED)
    loan_charges: list[LoanCharge] = Field(description="of all customers, the last first")


class ReadyCallMade(_Part):
    """One ring to a customer whose car is ready."""

    reached: bool
    words: str
    called_at: datetime
    by: Words | None


class ReadyCalls(_Part):
    """`GET /api/visits/{visit_id}/ready-calls`: the last first."""

    calls: list[ReadyCallMade]

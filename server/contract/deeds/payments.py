"""The till: part payments, refunds, the settlement and the wish for an invoice."""

from typing import Literal

from pydantic import Field

from server.contract.boards import Payer
from server.contract.deeds.values import OrderDeed, Text

CustomersKind = Literal["cash", "card", "wechat", "alipay", "transfer", "voucher"]
"""How a customer pays; the other kinds book what somebody else pays, or what is let off."""
PaymentKind = Literal[
    "cash",
    "card",
    "wechat",
    "alipay",
    "transfer",
    "voucher",
    "insurer",
    "warranty",
    "internal",
    "rounding",
]


class TakePayment(OrderDeed):
    """A part of what is due came in; never more than that payer owes."""

    kind: PaymentKind
    payer: Payer = "customer"
    amount_minor: int = Field(gt=0, le=1_000_000_000)


class RefundPayment(OrderDeed):
    """A payment is given back, or a part of it, by a counter-entry."""

    payment_id: str = Field(max_length=36)
    amount_minor: int | None = Field(
        default=None, gt=0, le=1_000_000_000, description="null: all that was not given back yet"
    )
    reason: Text = Field(min_length=1)


class SettleOrder(OrderDeed):
    """The cashier has the money: `paid_minor` is all that the customer still owed, and came in just now.

    What other payers owe is booked with it.
    """

    paid_minor: int = Field(ge=0)
    kind: CustomersKind = Field(default="cash", description="how the customer paid it")


class RequestInvoice(OrderDeed):
    """To whom the customer wants the invoice made out."""

    title: Text = Field(min_length=1)
    tax_number: str = Field(default="", max_length=30)

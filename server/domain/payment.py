"""Payments: what was taken for an order, by which payer and how; money in whole minor units."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server.domain.repair_order import LineAuthorization, Payer, RepairOrder

MOST_ROUNDING_MINOR = 99
"""What may be let off a bill without being a discount: less than one whole unit of the currency."""


class PaymentKind(StrEnum):
    """How money came in. The insurer's, the warranty's and the shop's own part are entries like any other."""

    CASH = "cash"
    CARD = "card"
    WECHAT = "wechat"
    ALIPAY = "alipay"
    TRANSFER = "transfer"
    VOUCHER = "voucher"
    INSURER = "insurer"
    WARRANTY = "warranty"
    INTERNAL = "internal"
    ROUNDING = "rounding"


USUAL_KINDS = {
    Payer.CUSTOMER: PaymentKind.CASH,
    Payer.INSURER: PaymentKind.INSURER,
    Payer.WARRANTY: PaymentKind.WARRANTY,
    Payer.INTERNAL: PaymentKind.INTERNAL,
}
"""What a payer's part is booked as where nobody says otherwise."""


OWN_KINDS = {
    PaymentKind.INSURER: Payer.INSURER,
    PaymentKind.WARRANTY: Payer.WARRANTY,
    PaymentKind.INTERNAL: Payer.INTERNAL,
}
"""Kinds that book the part of one payer: they pay nobody else's."""


@dataclass(frozen=True, slots=True)
class Payment:
    """One entry of the till, never changed. `refund_of`: it gives back of that entry, for a `reason`."""

    payment_id: str
    shop_id: str
    order_id: str
    kind: PaymentKind
    payer: Payer
    amount_minor: int
    taken_at: datetime
    taken_by: str | None
    refund_of: str | None = None
    reason: str = ""

    @property
    def signed_minor(self) -> int:
        """What it adds to what is paid: a refund takes away."""
        return -self.amount_minor if self.refund_of else self.amount_minor


@dataclass(frozen=True, slots=True)
class Balance:
    """One payer's part of an order."""

    payer: Payer
    due_minor: int
    paid_minor: int

    @property
    def open_minor(self) -> int:
        """What they still have to pay."""
        return self.due_minor - self.paid_minor


@dataclass(frozen=True, slots=True)
class InvoiceRequest:
    """To whom the customer wants the invoice made out."""

    order_id: str
    shop_id: str
    title: str
    tax_number: str
    requested_at: datetime


def paid_minor(payments: Iterable[Payment]) -> int:
    """Return what was taken less what was given back."""
    return sum(payment.signed_minor for payment in payments)


def balances(order: RepairOrder, payments: Sequence[Payment]) -> list[Balance]:
    """Return the part of each payer who has one, in the order of the list of payers."""
    due = {payer: _due_minor(order, payer) for payer in Payer}
    paid = {payer: paid_minor(each for each in payments if each.payer is payer) for payer in Payer}
    return [Balance(payer, due[payer], paid[payer]) for payer in Payer if due[payer] or paid[payer]]


def refundable_minor(payment: Payment, payments: Iterable[Payment]) -> int:
    """Return what can still be given back of an entry; of one that gives back itself, nothing."""
    if payment.refund_of is not None:
        return 0
    given_back = sum(each.amount_minor for each in payments if each.refund_of == payment.payment_id)
    return payment.amount_minor - given_back


def _due_minor(order: RepairOrder, payer: Payer) -> int:
    return sum(
        line.price_minor
        for line in order.lines
        if line.authorization is LineAuthorization.AUTHORIZED and line.payer is payer
    )

"""Taking money for an order, giving a mistaken payment back, and settling."""

from collections.abc import Sequence
from dataclasses import dataclass

from server.domain import events
from server.domain.allowed_deeds import Deed, require
from server.domain.completeness import gaps
from server.domain.errors import Incomplete, InvalidRequest
from server.domain.payment import (
    MOST_ROUNDING_MINOR,
    OWN_KINDS,
    Payment,
    PaymentKind,
    balances,
    refundable_minor,
)
from server.domain.repair_order import Payer, RepairOrder
from server.domain.stage import Flow, StageKind


@dataclass(frozen=True, slots=True)
class Till:
    """An order and every entry that was made for it."""

    order: RepairOrder
    payments: Sequence[Payment]

    def open_minor(self, payer: Payer) -> int:
        """What a payer still has to pay."""
        return sum(each.open_minor for each in balances(self.order, self.payments) if each.payer is payer)

    @property
    def rounded_minor(self) -> int:
        """What was let off already."""
        return sum(each.signed_minor for each in self.payments if each.kind is PaymentKind.ROUNDING)


def take_payment(till: Till, flow: Flow, payment: Payment) -> events.PaymentTaken:
    """A part of what is due comes in; never more, change is given from the till."""
    order = till.order
    require(Deed.TAKE_PAYMENT, order, flow)
    left = till.open_minor(payment.payer)
    if payment.amount_minor > left:
        raise InvalidRequest(
            f"{payment.amount_minor} is more than the {left} that this payer owes; give change instead",
            field="amount_minor",
            due_minor=left,
        )
    if OWN_KINDS.get(payment.kind, payment.payer) is not payment.payer:
        raise InvalidRequest(f"'{payment.kind}' does not pay the part of '{payment.payer}'", field="kind")
    rounded_minor = till.rounded_minor + payment.amount_minor
    if payment.kind is PaymentKind.ROUNDING and rounded_minor > MOST_ROUNDING_MINOR:
        raise InvalidRequest(
            f"rounding lets off {MOST_ROUNDING_MINOR} of a bill at most; more is a discount of the estimate",
            field="amount_minor",
        )
    return events.PaymentTaken(
        order_id=order.order_id,
        visit_id=order.visit_id,
        payment_id=payment.payment_id,
        kind=payment.kind,
        payer=payment.payer,
        amount_minor=payment.amount_minor,
    )


def refund_payment(till: Till, flow: Flow, refund: Payment) -> events.PaymentRefunded:
    """A counter-entry to a payment, or to a part of it; an order that was settled is open again."""
    order = till.order
    require(Deed.REFUND_PAYMENT, order, flow)
    taken = next((each for each in till.payments if each.payment_id == refund.refund_of), None)
    if taken is None or taken.refund_of is not None:
        raise InvalidRequest(f"no payment '{refund.refund_of}' was taken here", field="payment_id")
    left = refundable_minor(taken, till.payments)
    if left == 0:
        raise InvalidRequest("this payment has been given back already", field="payment_id")
    if not 0 < refund.amount_minor <= left:
        raise InvalidRequest(
            f"of this payment {left} can be given back, not {refund.amount_minor}",
            field="amount_minor",
            refundable_minor=left,
        )
    settled = flow.stage(order.stage).kind is StageKind.SETTLE
    return events.PaymentRefunded(
        order_id=order.order_id,
        visit_id=order.visit_id,
        stage=_before_settling(flow, order.stage) if settled else order.stage,
        payment_id=refund.payment_id,
        refund_of=taken.payment_id,
        payer=taken.payer,
        amount_minor=refund.amount_minor,
    )


def settle_order(order: RepairOrder, flow: Flow, paid_minor: int) -> events.OrderSettled:
    """The money is there, and nothing is missing: `paid_minor` is all that the customer still owed."""
    require(Deed.SETTLE_ORDER, order, flow)
    missing = [gap.kind.value for gap in gaps(order, flow) if gap.blocks]
    if missing:
        raise Incomplete(f"before the settlement: {', '.join(missing)}", missing=missing)
    due = order.total_minor - order.paid_minor
    if paid_minor != due:
        raise InvalidRequest(f"{paid_minor} was paid but {due} is due", field="paid_minor", due_minor=due)
    stage = flow.after(order.stage).key
    return events.OrderSettled(
        order_id=order.order_id, visit_id=order.visit_id, stage=stage, paid_minor=paid_minor
    )


def request_invoice(order: RepairOrder, flow: Flow) -> events.InvoiceRequested:
    """The customer wants an invoice; to whom, its row says."""
    require(Deed.REQUEST_INVOICE, order, flow)
    return events.InvoiceRequested(order_id=order.order_id, visit_id=order.visit_id)


def _before_settling(flow: Flow, settled: str) -> str:
    return next(stage.key for stage in flow.stages if stage.next == settled)

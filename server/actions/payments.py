"""The till: part payments, refunds, the settlement and the wish for an invoice."""

from dataclasses import replace

from server.actions.departures import settle_departed
from server.actions.orders import OrderAnswer, change_order
from server.contract.deeds import RefundPayment, RequestInvoice, SettleOrder, TakePayment
from server.domain import payment_deeds
from server.domain.allowed_deeds import Deed
from server.domain.payment import (
    USUAL_KINDS,
    InvoiceRequest,
    Payment,
    PaymentKind,
    balances,
    refundable_minor,
)
from server.domain.payment_deeds import Till
from server.domain.permissions import ShopDeed
from server.domain.repair_order import Payer, RepairOrder
from server.store import tables
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork


def take_payment(work: UnitOfWork, order_id: str, body: TakePayment) -> OrderAnswer:
    """A part of what is due came in."""
    payment = _entry(work, order_id, PaymentKind(body.kind), Payer(body.payer), body.amount_minor)
    answer = change_order(
        work,
        order_id,
        Deed.TAKE_PAYMENT,
        body,
        lambda order, flow: payment_deeds.take_payment(_till(work, order), flow, payment),
    )
    work.payments.save(payment)
    return answer


def refund_payment(work: UnitOfWork, order_id: str, body: RefundPayment) -> OrderAnswer:
    """A payment is given back, or a part of it; all entries stay."""
    work.permit(Deed.REFUND_PAYMENT)
    if work.orders.to_change(order_id).delivered_at is not None:
        work.permit(ShopDeed.REFUND_DELIVERED)
    taken = work.payments.find(body.payment_id)
    kind, payer = (taken.kind, taken.payer) if taken else (PaymentKind.CASH, Payer.CUSTOMER)
    left = refundable_minor(taken, _entries_of(work, order_id)) if taken else 0
    amount = body.amount_minor or left
    refund = replace(
        _entry(work, order_id, kind, payer, amount), refund_of=body.payment_id, reason=body.reason.strip()
    )
    answer = change_order(
        work,
        order_id,
        Deed.REFUND_PAYMENT,
        body,
        lambda order, flow: payment_deeds.refund_payment(_till(work, order), flow, refund),
    )
    work.payments.save(refund)
    return answer


def settle_order(work: UnitOfWork, order_id: str, body: SettleOrder) -> OrderAnswer:
    """The cashier has the money; what was still due is booked by payer."""
    work.permit(Deed.SETTLE_ORDER)
    till = _till(work, work.orders.to_change(order_id))
    answer = change_order(
        work,
        order_id,
        Deed.SETTLE_ORDER,
        body,
        lambda order, flow: payment_deeds.settle_order(order, flow, body.paid_minor),
    )
    kinds = USUAL_KINDS | {Payer.CUSTOMER: PaymentKind(body.kind)}
    for each in balances(till.order, till.payments):
        if each.open_minor > 0:
            work.payments.save(_entry(work, order_id, kinds[each.payer], each.payer, each.open_minor))
    settle_departed(work, till.order.visit_id)
    return answer


def request_invoice(work: UnitOfWork, order_id: str, body: RequestInvoice) -> OrderAnswer:
    """The customer wants an invoice; the latest wish counts."""
    answer = change_order(work, order_id, Deed.REQUEST_INVOICE, body, payment_deeds.request_invoice)
    wish = InvoiceRequest(
        order_id, work.shop_id, body.title.strip(), body.tax_number.strip(), work.occurred_at
    )
    work.invoice_requests.save(wish)
    return answer


def _till(work: UnitOfWork, order: RepairOrder) -> Till:
    return Till(order, _entries_of(work, order.order_id))


def _entries_of(work: UnitOfWork, order_id: str) -> list[Payment]:
    return work.payments.where(tables.payments.c.order_id == order_id)


def _entry(work: UnitOfWork, order_id: str, kind: PaymentKind, payer: Payer, amount_minor: int) -> Payment:
    return Payment(
        payment_id=new_id(),
        shop_id=work.shop_id,
        order_id=order_id,
        kind=kind,
        payer=payer,
        amount_minor=amount_minor,
        taken_at=work.now,
        taken_by=work.actor.staff_id,
    )

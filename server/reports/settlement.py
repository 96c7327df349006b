"""The settlement of one order, as the cashier and the printed sheet show it."""

from collections.abc import Sequence
from dataclasses import dataclass

from server.actions.parts_picks import never_handed_out
from server.actions.slip_signatures import slip_signatures
from server.contract.boards import Plate, Words
from server.contract.settlement import (
    PayerBalance,
    PaymentEntry,
    Settlement,
    SettlementGap,
    SettlementLine,
)
from server.domain.allowed_deeds import allowed_deeds
from server.domain.completeness import Gap, gaps
from server.domain.handover import Handover
from server.domain.payment import Balance, InvoiceRequest, Payment, balances, refundable_minor
from server.domain.repair_order import LineAuthorization, RepairOrder
from server.domain.stage import Flow, Name
from server.domain.vehicle import Customer, Vehicle
from server.domain.visit import Visit
from server.projections.warranty import warranty_of
from server.reports.loan_charges import loan_charges_of
from server.store import tables
from server.store.shop_rows import ShopRows

Titles = dict[str, Words]
"""Words by the id of the line or the person that they name."""


def settlement(rows: ShopRows, order_id: str) -> Settlement:
    """Return how the order stands at the till; raise NotFound."""
    return _shown(rows, _at_till(rows, order_id))


@dataclass(frozen=True, slots=True)
class _AtTill:
    """One order with what has been paid for it, said of it and signed for it."""

    order: RepairOrder
    flow: Flow
    visit: Visit
    vehicle: Vehicle
    customer: Customer | None
    payments: Sequence[Payment]
    handover: Handover | None
    invoice: InvoiceRequest | None
    no_wash: str | None
    titles: Titles
    names: Titles


def _at_till(rows: ShopRows, order_id: str) -> _AtTill:
    order = rows.orders.get(order_id)
    visit = rows.visits.get(order.visit_id)
    vehicle = rows.vehicles.get(visit.vehicle_id)
    said = rows.line_words.where(tables.line_words.c.order_id == order_id)
    return _AtTill(
        order=order,
        flow=rows.pinned_flow(order.flow_digest),
        visit=visit,
        vehicle=vehicle,
        customer=rows.customers.find(vehicle.customer_id),
        payments=rows.payments.where(tables.payments.c.order_id == order_id),
        handover=rows.handovers.find(order_id),
        invoice=rows.invoice_requests.find(order_id),
        no_wash=_no_wash(rows, order_id),
        titles={each.line_id: _words(each.title) for each in said},
        names={each.staff_id: _words(each.name) for each in rows.staff.all()},
    )


def _no_wash(rows: ShopRows, order_id: str) -> str | None:
    """What a customer said who wished no wash: nothing more than that where it was at the reception."""
    skipped, reception = rows.skipped_washes.find(order_id), rows.receptions.find(order_id)
    if skipped is not None:
        return skipped.words
    return "" if reception is not None and reception.no_wash else None


def _shown(rows: ShopRows, found: _AtTill) -> Settlement:
    order, flow, vehicle, handover = found.order, found.flow, found.vehicle, found.handover
    parts = balances(order, found.payments)
    missing = gaps(order, flow, never_handed_out(rows, order))
    return Settlement(
        order_id=order.order_id,
        order_version=order.version,
        order_number=order.number,
        shop=_words(rows.shop.name),
        zone=rows.shop.zone,
        plate=Plate(text=vehicle.plate, colour=vehicle.plate_colour),
        brand=_words(vehicle.brand),
        series=_words(vehicle.series),
        customer_name=found.customer.name if found.customer else "",
        mileage_km=order.mileage_km,
        advisor=found.names.get(found.visit.advisor_id or ""),
        arrived_at=found.visit.arrived_at,
        settled_at=order.settled_at,
        lines=_lines(order, found.titles),
        declined=_declined(order, found.titles),
        balances=[_balance(each) for each in parts],
        due_minor=sum(each.due_minor for each in parts),
        paid_minor=sum(each.paid_minor for each in parts),
        payments=_entries(found.payments, found.names),
        gaps=[_gap(gap, flow, found.titles) for gap in missing],
        loan_charges=loan_charges_of(rows, order.visit_id),
        advice=handover.advice if handover else "",
        next_service_on=handover.next_service_on if handover else None,
        next_service_km=handover.next_service_km if handover else None,
        recheck_on=handover.recheck_on if handover else None,
        signed=bool(slip_signatures(rows, order.order_id)),
        no_wash=found.no_wash,
        delivered=order.delivered_at is not None,
        invoice_title=found.invoice.title if found.invoice else "",
        invoice_tax_number=found.invoice.tax_number if found.invoice else "",
        allowed=sorted(deed.value for deed in allowed_deeds(order, flow)),
    )


def _lines(order: RepairOrder, titles: Titles) -> list[SettlementLine]:
    return [
        SettlementLine(
            line_id=line.line_id,
            title=titles.get(line.line_id, Words(zh="", en="")),
            standard_minutes=line.standard_minutes,
            amount_minor=line.price_minor,
            payer=line.payer.value,
            added=line.added,
            warranty=warranty_of(line.warranty),
        )
        for line in order.lines
        if line.authorization is LineAuthorization.AUTHORIZED
    ]


def _declined(order: RepairOrder, titles: Titles) -> list[Words]:
    declined = (line for line in order.lines if line.authorization is LineAuthorization.DECLINED)
    return [titles[line.line_id] for line in declined if line.line_id in titles]


def _balance(part: Balance) -> PayerBalance:
    return PayerBalance(payer=part.payer.value, due_minor=part.due_minor, paid_minor=part.paid_minor)


def _entries(payments: Sequence[Payment], names: Titles) -> list[PaymentEntry]:
    return [
        PaymentEntry(
            payment_id=payment.payment_id,
            kind=payment.kind.value,
            payer=payment.payer.value,
            amount_minor=payment.signed_minor,
            taken_at=payment.taken_at,
            taken_by=names.get(payment.taken_by or ""),
            reason=payment.reason,
            refundable_minor=refundable_minor(payment, payments),
        )
        for payment in sorted(payments, key=lambda each: each.taken_at)
    ]


def _gap(gap: Gap, flow: Flow, titles: Titles) -> SettlementGap:
    stage = _words(flow.stage(gap.stage).name) if gap.stage else None
    return SettlementGap(
        kind=gap.kind.value,
        role=gap.owner.value,
        of=titles.get(gap.line_id) if gap.line_id else stage,
        blocks=gap.blocks,
    )


def _words(name: Name) -> Words:
    return Words(zh=name.zh, en=name.en)

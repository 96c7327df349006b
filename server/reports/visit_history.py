"""What was done for a car during one visit, from the journal and the rows that say why."""

import re
from dataclasses import dataclass
from typing import Any

from server.contract.boards import Words
from server.contract.visit_history import HistoryEntry, SetAside, StruckThrough, VisitHistory
from server.domain import events
from server.domain.payment import Payment
from server.domain.stage import Flow, Name
from server.domain.step_back import TakenBack
from server.domain.struck import struck_by
from server.domain.visit import Visit
from server.domain.visit_corrections import CorrectionKind, VisitCorrection
from server.reports.set_aside import set_aside_with
from server.store import tables
from server.store.journal import read_about
from server.store.shop_rows import ShopRows

_LEFT_OUT = (events.ChecklistTicked, events.PhotoTaken, events.BayCameraSwitched)
"""Taps too many to be read; what they amount to is told by the deed that follows."""
_WORD_BEGINS = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class _Beside:
    """Rows beside the journal: who people are, and the reasons."""

    visit_id: str
    names: dict[str, Words]
    flows: dict[str, Flow]
    taken_back: dict[str, TakenBack]
    payments: dict[str, Payment]
    corrections: dict[str, VisitCorrection]
    """By the other visit's id."""
    reopened: dict[str, str]
    """Why the visit went on, by the correction's id."""
    other_orders: dict[str, str]
    """Their numbers, by the other visit's id."""
    set_aside: dict[str, SetAside | None]
    """By the visit that became a part of this one."""

    def other_order(self, event: events.Event) -> str | None:
        """The order of another visit that an entry is of, or tells of."""
        own = event.visit_id if isinstance(event, events.VisitEvent) else self.visit_id
        return self.other_orders.get(own if own != self.visit_id else _other_visit(event) or "")

    def reason(self, event: events.Event) -> str:
        """Why something was taken back; empty where nobody was asked."""
        if isinstance(event, events.StepTakenBack):
            return self.taken_back[event.taken_back_id].reason
        if isinstance(event, events.PaymentRefunded):
            return self.payments[event.payment_id].reason
        if isinstance(event, events.VisitReopened):
            return self.reopened[event.correction_id]
        made = self.corrections.get(_other_visit(event) or "")
        return made.reason if made else ""

    def stage(self, event: events.Event) -> Words | None:
        """Where a deed has brought the car, if it moved it."""
        if isinstance(event, events.OrderMoved | events.StepTakenBack):
            return _words(self.flows[event.order_id].stage(event.stage).name)
        return None


def visit_history(rows: ShopRows, visit_id: str) -> VisitHistory:
    """Return what was done for a visit's orders; raise NotFound for an unknown visit."""
    visit = rows.visits.get(visit_id)
    corrections = _corrections(rows, visit.visit_id)
    taken_in = [rows.visits.get(key) for key, made in corrections.items() if _stands(made, visit_id)]
    concerned = (visit_id, *(each.visit_id for each in taken_in))
    about = [entry for each in concerned for entry in read_about(rows.connection, rows.shop_id, each)]
    entries = sorted(about, key=lambda entry: entry.number)
    beside, struck = _beside(rows, visit_id, corrections, taken_in, entries), struck_by(entries)
    told = [_told(entry, struck.get(entry.number), beside) for entry in entries if _is_told(entry.event)]
    return VisitHistory(visit_id=visit_id, entries=told)


def _is_told(event: events.Event) -> bool:
    if isinstance(event, events.OrderEvent):
        return not isinstance(event, _LEFT_OUT)
    return isinstance(event, events.VisitReopened) or _other_visit(event) is not None


def _other_visit(event: events.Event) -> str | None:
    """The visit with which an entry's visit was merged, or of which it was a part."""
    match event:
        case events.VisitsMerged():
            return event.merged_id
        case events.VisitsParted():
            return event.parted_id
        case events.VisitSplit():
            return event.split_id
        case events.VehicleArrived():
            return event.split_from
    return None


def _beside(
    rows: ShopRows,
    visit_id: str,
    corrections: dict[str, VisitCorrection],
    taken_in: list[Visit],
    entries: list[events.Envelope],
) -> _Beside:
    # By the entries: an order may have gone along with another car since.
    ids = {entry.event.order_id for entry in entries if isinstance(entry.event, events.OrderEvent)}
    orders = [rows.orders.get(order_id) for order_id in ids]
    others = [order for visit in corrections for order in rows.orders.of_visit(visit)]
    taken_back = rows.taken_back.where(tables.taken_back.c.order_id.in_(ids))
    payments = rows.payments.where(tables.payments.c.order_id.in_(ids))
    set_aside = {each.visit_id: set_aside_with(rows, each) for each in taken_in}
    return _Beside(
        visit_id=visit_id,
        names={member.staff_id: _words(member.name) for member in rows.staff.all()},
        flows={order.order_id: rows.pinned_flow(order.flow_digest) for order in orders},
        taken_back={each.taken_back_id: each for each in taken_back},
        payments={each.payment_id: each for each in payments},
        corrections=corrections,
        reopened=_reopened(rows, (visit_id, *(each.visit_id for each in taken_in))),
        other_orders={order.visit_id: order.number for order in others},
        set_aside=set_aside,
    )


def _corrections(rows: ShopRows, visit_id: str) -> dict[str, VisitCorrection]:
    column = tables.visit_corrections.c
    begun = rows.visit_corrections.where(column.visit_id == visit_id, column.other_visit_id.is_not(None))
    suffered = rows.visit_corrections.where(column.other_visit_id == visit_id)
    return {str(made.other_visit_id): made for made in begun} | {made.visit_id: made for made in suffered}


def _reopened(rows: ShopRows, visit_ids: tuple[str, ...]) -> dict[str, str]:
    column = tables.visit_corrections.c
    made = rows.visit_corrections.where(
        column.visit_id.in_(visit_ids), column.kind == CorrectionKind.REOPENED
    )
    return {each.correction_id: each.reason for each in made}


def _stands(made: VisitCorrection, visit_id: str) -> bool:
    """Whether another visit is a part of this one."""
    taken_in = made.kind is CorrectionKind.MERGED and made.visit_id == visit_id
    return taken_in and made.undone_at is None


def _told(entry: events.Envelope, struck: events.Envelope | None, beside: _Beside) -> HistoryEntry:
    event = entry.event
    voided: Any = None
    if isinstance(event, events.StepTakenBack):
        voided = beside.taken_back[event.taken_back_id].voided.value
    return HistoryEntry(
        number=entry.number,
        at=entry.occurred_at,
        what=_WORD_BEGINS.sub("_", type(event).__name__).lower(),
        stage=beside.stage(event),
        by=beside.names.get(entry.staff_id or ""),
        how=_how(event),
        amount_minor=_amount(event),
        voided=voided,
        reason=beside.reason(event),
        other_order=beside.other_order(event),
        set_aside=beside.set_aside.get(event.merged_id) if isinstance(event, events.VisitsMerged) else None,
        struck=_struck(struck, beside) if struck else None,
    )


def _struck(entry: events.Envelope, beside: _Beside) -> StruckThrough:
    return StruckThrough(
        at=entry.occurred_at, by=beside.names.get(entry.staff_id or ""), reason=beside.reason(entry.event)
    )


def _how(event: events.Event) -> str | None:
    """What the customer gave for their word; None where nothing was asked, or nobody has said."""
    match event:
        case events.EstimateAuthorized():
            return event.agreed
        case events.VehicleDelivered():
            return event.unsigned
    return None


def _amount(event: events.Event) -> int | None:
    if isinstance(event, events.PaymentTaken | events.PaymentRefunded):
        return event.amount_minor
    return event.paid_minor if isinstance(event, events.OrderSettled) else None


def _words(name: Name) -> Words:
    return Words(zh=name.zh, en=name.en)

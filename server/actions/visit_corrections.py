"""Putting right which visits there are: merged, given to another advisor or another car; and taken back."""

from dataclasses import replace

from pydantic import BaseModel

from server.actions.arrivals import move_visit, visit_on_premises
from server.actions.merged_records import exchange_back, exchange_records, with_record
from server.actions.vehicles import known_or_new
from server.contract.deeds import MergeVisits, ReassignVisit
from server.domain import events
from server.domain.errors import InvalidRequest, NothingToUndo
from server.domain.permissions import ShopDeed
from server.domain.visit import Visit
from server.domain.visit_changes import evolve_visit, expected_again, kept, merged, parted
from server.domain.visit_corrections import (
    CorrectionKind,
    VisitCorrection,
    appointment_of_both,
    require_mergeable,
)
from server.store.identifiers import new_id
from server.store.journal import last_about
from server.store.moved_rows import move_rows, rows_of_visit
from server.store.unit_of_work import UnitOfWork


class CorrectionAnswer(BaseModel):
    """What was put right, and the number of its event."""

    correction_id: str
    visit_id: str
    event_number: int


def merge_visits(work: UnitOfWork, visit_id: str, body: MergeVisits) -> CorrectionAnswer:
    """Another visit is the same car: all that belongs to it belongs to this one from now on."""
    work.permit(ShopDeed.CORRECT_VISIT)
    into, other = work.visits.get(visit_id), work.visits.get(body.other_visit_id)
    orders = [(order, work.pinned_flow(order.flow_digest)) for order in work.orders.of_visit(other.visit_id)]
    require_mergeable(into, other, orders, parts_chosen=body.kept is not None)
    booked, released = appointment_of_both(into, other)
    moved = replace(
        rows_of_visit(work, other.visit_id),
        kept_appointment_id=into.appointment_id,
        merged_appointment_id=other.appointment_id,
    )
    if body.kept is not None:
        moved = with_record(work, moved, body.kept, *_orders(work, into, other))
        exchange_records(work, moved, *_orders(work, into, other))
    move_rows(work, moved, into.visit_id)
    _book(work, booked, into.visit_id, released)
    work.visits.save(replace(into, appointment_id=booked))
    work.visits.save(merged(other, into.visit_id, work.now))
    correction_id = new_id()
    number = work.record(
        events.VisitsMerged(
            visit_id=into.visit_id,
            merged_id=other.visit_id,
            correction_id=correction_id,
            released_appointment_id=released,
        )
    ).number
    made = VisitCorrection(
        correction_id=correction_id,
        shop_id=work.shop_id,
        visit_id=into.visit_id,
        kind=CorrectionKind.MERGED,
        reason=body.reason.strip(),
        made_at=work.now,
        number=number,
        other_visit_id=other.visit_id,
        moved=moved,
    )
    work.visit_corrections.save(made)
    return _answer(made, number)


def reassign_visit(work: UnitOfWork, visit_id: str, body: ReassignVisit) -> CorrectionAnswer:
    """The visit is another advisor's, or another car's."""
    work.permit(ShopDeed.CORRECT_VISIT)
    visit = work.visits.get(visit_id)
    if visit.departed_at is not None:
        raise InvalidRequest("this car has left the shop", field="visit_id")
    if (body.advisor_id is None) == (body.plate is None):
        raise InvalidRequest("say an advisor or a plate, and not both", field="advisor_id")
    if body.advisor_id is not None:
        kind, number = CorrectionKind.ADVISOR, _to_advisor(work, visit, body.advisor_id)
    else:
        move_visit(work, visit, known_or_new(work, body.plate or "", body.colour))
        kind, number = CorrectionKind.VEHICLE, last_about(work.connection, work.shop_id, visit_id)
    made = VisitCorrection(
        correction_id=new_id(),
        shop_id=work.shop_id,
        visit_id=visit_id,
        kind=kind,
        reason=body.reason.strip(),
        made_at=work.now,
        number=number,
    )
    work.visit_corrections.save(made)
    return _answer(made, number)


def undo_merge(work: UnitOfWork, correction_id: str) -> CorrectionAnswer:
    """Take a merge back, while nothing has followed: both visits are as they were."""
    work.permit(ShopDeed.CORRECT_VISIT)
    made = work.visit_corrections.get(correction_id)
    if made.kind is not CorrectionKind.MERGED or made.undone_at is not None:
        raise NothingToUndo("this correction cannot be taken back", kind=made.kind.value)
    into = work.visits.get(made.visit_id)
    other = parted(work.visits.get(made.other_visit_id or ""))
    followed = last_about(work.connection, work.shop_id, into.visit_id) > made.number
    if followed or visit_on_premises(work, work.vehicles.get(other.vehicle_id)) not in (None, into):
        raise NothingToUndo("something has been done for these cars since", kind=made.kind.value)
    work.visits.save(replace(into, appointment_id=made.moved.kept_appointment_id))
    work.visits.save(other)
    move_rows(work, made.moved, other.visit_id)
    exchange_back(work, made.moved, *_orders(work, into, other))
    _book(work, made.moved.kept_appointment_id, into.visit_id, None)
    _book(work, made.moved.merged_appointment_id, other.visit_id, None)
    undone = events.VisitsParted(
        visit_id=into.visit_id, parted_id=other.visit_id, correction_id=correction_id
    )
    number = work.record(undone).number
    work.visit_corrections.save(replace(made, undone_at=work.now))
    return _answer(made, number)


def _orders(work: UnitOfWork, into: Visit, other: Visit) -> tuple[str, str]:
    """The orders of which boards tell."""
    own, others = work.orders.of_visit(into.visit_id), work.orders.of_visit(other.visit_id)
    return own[-1].order_id, others[-1].order_id


def _to_advisor(work: UnitOfWork, visit: Visit, advisor_id: str) -> int:
    if not work.staff.get(advisor_id).works_here:
        raise InvalidRequest("this advisor has left the shop", field="advisor_id")
    assigned = events.AdvisorAssigned(visit_id=visit.visit_id, advisor_id=advisor_id)
    envelope = work.record(assigned)
    work.visits.save(evolve_visit(assigned, visit, envelope.occurred_at))
    return envelope.number


def _book(work: UnitOfWork, booked: str | None, visit_id: str, released: str | None) -> None:
    """Let a booking be that of a visit; one that nobody came for after all is expected again."""
    found, free = work.appointments.find(booked), work.appointments.find(released)
    if found is not None:
        work.appointments.save(kept(found, visit_id))
    if free is not None:
        work.appointments.save(expected_again(free))


def _answer(made: VisitCorrection, number: int) -> CorrectionAnswer:
    return CorrectionAnswer(correction_id=made.correction_id, visit_id=made.visit_id, event_number=number)

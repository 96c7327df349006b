"""The clock of jobs: technicians clock on and off; starting, pausing and finishing work does it, too."""

from datetime import UTC, datetime

from pydantic import BaseModel

from server.actions.presence import back_from_break
from server.contract.deeds import ClockOff, ClockOn
from server.domain import events
from server.domain.errors import InvalidRequest
from server.domain.job_clock import JobSpan, check_clock_on, followed, starters, touches_clock, usual_line
from server.domain.permissions import ShopDeed
from server.domain.repair_order import RepairOrder
from server.domain.staff import Role, StaffMember
from server.store import tables
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork

AT_WORK = frozenset({Role.TECHNICIAN, Role.TEAM_LEADER})
"""Whose hours count on jobs."""


class ClockAnswer(BaseModel):
    """Whose clock it was, and the last event: 0 where it stood so before."""

    staff_id: str
    event_number: int


def clock_on(work: UnitOfWork, order_id: str, body: ClockOn) -> ClockAnswer:
    """Somebody works on the order from now on, and on no other."""
    work.permit(ShopDeed.CLOCK_JOB)
    member = _technician(work, body.staff_id)
    order = work.orders.to_change(order_id)
    _at_its_time(work, member.staff_id, body.done_at, order.opened_at)
    check_clock_on(order, body.line_id)
    line_id = body.line_id or usual_line(order)
    wanted = (order_id, line_id)
    if any((span.order_id, span.line_id) == wanted for span in _open_of(work, member.staff_id)):
        return ClockAnswer(staff_id=member.staff_id, event_number=0)
    return ClockAnswer(staff_id=member.staff_id, event_number=_begin(work, order, member.staff_id, line_id))


def clock_off(work: UnitOfWork, body: ClockOff) -> ClockAnswer:
    """Somebody does not work on their job any more; the job goes on."""
    work.permit(ShopDeed.CLOCK_JOB)
    member = _technician(work, body.staff_id)
    _at_its_time(work, member.staff_id, body.done_at, datetime.min.replace(tzinfo=UTC))
    return ClockAnswer(staff_id=member.staff_id, event_number=stop_clock(work, member.staff_id))


def stop_clock(work: UnitOfWork, staff_id: str) -> int:
    """End whatever somebody is clocked on to; return the event's number, 0 where there was nothing."""
    number = 0
    for span in _open_of(work, staff_id):
        number = _keep(work, span.ended(work.occurred_at, work.actor.staff_id))
    return number


def stop_clocks_of(work: UnitOfWork, visit_id: str) -> None:
    """End whatever anybody is clocked on to on a car that has gone."""
    for order in work.orders.of_visit(visit_id):
        column = tables.job_spans.c
        for span in work.job_spans.where(column.order_id == order.order_id, column.ended_at.is_(None)):
            _keep(work, span.ended(work.occurred_at, work.actor.staff_id))


def follow_job_clock(
    work: UnitOfWork, event: events.OrderEvent, before: RepairOrder, after: RepairOrder
) -> None:
    """Begin and end stretches as a deed on an order starts, stops or restores its work."""
    if not touches_clock(event, before, after):
        return
    spans = work.job_spans.where(tables.job_spans.c.order_id == after.order_id)
    by = work.actor.staff_id
    undone = before.version if isinstance(event, events.DeedUndone) else None
    for span in followed(spans, undone, after, work.occurred_at, by):
        if span.ended_at is not None or not _open_of(work, span.staff_id):
            _keep(work, span)
    for staff_id in [each for each in starters(event, after) if _may_clock(work, each)][:1]:
        _begin(work, after, staff_id, usual_line(after), after.version)


def _begin(
    work: UnitOfWork, order: RepairOrder, staff_id: str, line_id: str | None, version: int | None = None
) -> int:
    stop_clock(work, staff_id)
    back_from_break(work, staff_id)
    span = JobSpan(
        span_id=new_id(),
        shop_id=work.shop_id,
        order_id=order.order_id,
        visit_id=order.visit_id,
        line_id=line_id,
        staff_id=staff_id,
        began_at=work.occurred_at,
        began_by=work.actor.staff_id,
        began_version=version,
    )
    return _keep(work, span)


def _keep(work: UnitOfWork, span: JobSpan) -> int:
    work.job_spans.save(span)
    kind = events.TechnicianClockedOn if span.ended_at is None else events.TechnicianClockedOff
    event = kind(
        visit_id=span.visit_id,
        span_id=span.span_id,
        order_id=span.order_id,
        line_id=span.line_id,
        staff_id=span.staff_id,
    )
    return work.record(event).number


def _open_of(work: UnitOfWork, staff_id: str) -> list[JobSpan]:
    column = tables.job_spans.c
    return work.job_spans.where(column.staff_id == staff_id, column.ended_at.is_(None))


def _at_its_time(work: UnitOfWork, staff_id: str, done_at: datetime | None, not_before: datetime) -> None:
    """Let a tap that has waited count from when it was made, after all that is known of them."""
    begun = [span.began_at for span in _open_of(work, staff_id)]
    work.happened_at(done_at, not_before=max([not_before, *begun]))


def _technician(work: UnitOfWork, staff_id: str | None) -> StaffMember:
    """Whoever is named, else whoever asks; raise InvalidRequest for somebody whose hours do not count."""
    member = work.staff.get(staff_id or work.actor.staff_id or "")
    if not member.works_here or not AT_WORK & member.roles:
        raise InvalidRequest(f"'{member.name.en}' does not work on cars here", field="staff_id")
    return member


def _may_clock(work: UnitOfWork, staff_id: str) -> bool:
    member = work.staff.find(staff_id)
    return member is not None and bool(AT_WORK & member.roles)

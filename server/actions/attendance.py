"""Attendance: people come, go on a break, come back and leave; who forgot to say so has left by night."""

from datetime import datetime

from pydantic import BaseModel

from server.actions.job_clock import stop_clock
from server.actions.presence import keep_presence
from server.contract.deeds import SetAttendance
from server.domain.attendance import (
    Attendance,
    AttendanceStep,
    Presence,
    attendance_step,
    forgotten_end,
)
from server.domain.errors import InvalidRequest, NotAllowed
from server.domain.events import AttendanceMoved
from server.domain.permissions import ShopDeed
from server.domain.rota import shift_on
from server.domain.staff import StaffMember
from server.store import tables
from server.store.repositories import accounts
from server.store.unit_of_work import UnitOfWork


class AttendanceAnswer(BaseModel):
    """Where somebody stands now, and the event: 0 where they stood there before."""

    staff_id: str
    presence: Presence
    event_number: int


def set_own_attendance(work: UnitOfWork, body: SetAttendance) -> AttendanceAnswer:
    """Somebody taps for themselves; raise NotAllowed for a device or a customer."""
    if work.actor.staff_id is None:
        raise NotAllowed("only a member of staff comes and goes", roles=sorted(work.actor.roles))
    return _set(work, work.actor.staff_id, Presence(body.presence))


def set_attendance(work: UnitOfWork, staff_id: str, body: SetAttendance) -> AttendanceAnswer:
    """Somebody taps for a colleague, and is named with it."""
    work.permit(ShopDeed.SET_ATTENDANCE)
    return _set(work, staff_id, Presence(body.presence))


def leave_for_the_day(work: UnitOfWork) -> None:
    """Let everybody have left whose day's work is over and who did not say so."""
    open_spans = work.attendance_spans.where(tables.attendance_spans.c.ended_at.is_(None))
    for span in open_spans:
        member = work.staff.get(span.staff_id)
        end = forgotten_end(span.began_at, _work_ends_at(work, member, span.began_at), work.now)
        if end is not None:
            work.attendance_spans.save(span.ended(end, None, forgotten=True))
            stands = Attendance(Presence.OFF, max(end, span.began_at))
            accounts.set_attendance(work.connection, member, stands)
            left = AttendanceMoved(staff_id=span.staff_id, step=AttendanceStep.LEFT, forgotten=True)
            work.record(left)
            stop_clock(work, member.staff_id)


def _work_ends_at(work: UnitOfWork, member: StaffMember, began_at: datetime) -> datetime | None:
    """When somebody's work ends on the day of an instant: their shift, else the shop's."""
    calendar = work.shop.calendar
    day = calendar.day_of(began_at)
    days = tables.rota_days.c
    unlike = work.rota_days.where(days.staff_id == member.staff_id, days.last >= day, days.first <= day)
    shift = shift_on(member.rota, unlike, day, calendar.zone)
    stretches = shift.stretches if shift and shift.stretches else calendar.open_on(day)
    return stretches[-1].ends_at if stretches else None


def _set(work: UnitOfWork, staff_id: str, wanted: Presence) -> AttendanceAnswer:
    member = work.staff.get(staff_id)
    if not member.works_here:
        raise InvalidRequest(f"'{member.name.en}' does not work here any more", field="staff_id")
    step = attendance_step(member.attendance, wanted)
    number = _move(work, member, wanted, step) if step else 0
    return AttendanceAnswer(staff_id=staff_id, presence=wanted, event_number=number)


def _move(work: UnitOfWork, member: StaffMember, wanted: Presence, step: AttendanceStep) -> int:
    if wanted is not Presence.IN:
        stop_clock(work, member.staff_id)
    return keep_presence(work, member, wanted, step)

"""Where somebody stands (in, on a break, off), and the stretch of their day that it begins."""

from server.domain.attendance import Attendance, AttendanceSpan, AttendanceStep, Presence
from server.domain.events import AttendanceMoved
from server.domain.staff import StaffMember
from server.store import tables
from server.store.identifiers import new_id
from server.store.repositories import accounts
from server.store.unit_of_work import UnitOfWork


def keep_presence(work: UnitOfWork, member: StaffMember, wanted: Presence, step: AttendanceStep) -> int:
    """Let somebody stand there from now on; return the event's number."""
    by, at = work.actor.staff_id, work.occurred_at
    spans = tables.attendance_spans.c
    for span in work.attendance_spans.where(spans.staff_id == member.staff_id, spans.ended_at.is_(None)):
        at = max(at, span.began_at)
        work.attendance_spans.save(span.ended(at, by))
    if wanted is not Presence.OFF:
        work.attendance_spans.save(AttendanceSpan(new_id(), work.shop_id, member.staff_id, wanted, at, by))
    accounts.set_attendance(work.connection, member, Attendance(wanted, at, by))
    return work.record(AttendanceMoved(staff_id=member.staff_id, step=step)).number


def back_from_break(work: UnitOfWork, staff_id: str) -> None:
    """Whoever takes a job is on no break any more."""
    member = work.staff.get(staff_id)
    if member.attendance is not None and member.attendance.presence is Presence.BREAK:
        keep_presence(work, member, Presence.IN, AttendanceStep.CAME_BACK)

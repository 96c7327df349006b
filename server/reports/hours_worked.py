"""Hours of one of the shop's days by person: in, on a break, and on jobs."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from server.contract.boards import Words
from server.contract.job_clock import DayHours, PersonHours
from server.domain.attendance import AttendanceSpan, Presence
from server.domain.job_clock import JobSpan
from server.domain.staff import StaffMember
from server.store import tables
from server.store.shop_rows import ShopRows

LONGEST = timedelta(days=1)
"""No stretch is longer, so that none of a day began more than this before it."""


def hours_worked(rows: ShopRows, asked: date | None, now: datetime) -> DayHours:
    """Return the hours of a day, by default of today; a stretch over midnight counts on both of its days."""
    calendar = rows.shop.calendar
    day = asked or calendar.day_of(now)
    begin, end = calendar.begin_of(day), calendar.begin_of(day + timedelta(days=1))
    came, jobs = tables.attendance_spans.c.began_at, tables.job_spans.c.began_at
    attended = rows.attendance_spans.where(came >= begin - LONGEST, came < end)
    worked = rows.job_spans.where(jobs >= begin - LONGEST, jobs < end)
    within = (begin, min(end, now))
    people = [person_hours(member, attended, worked, within) for member in rows.staff.all()]
    return DayHours(day=day, people=[each for each in people if each.attended_seconds or each.job_seconds])


def person_hours(
    member: StaffMember,
    attended: Iterable[AttendanceSpan],
    worked: Iterable[JobSpan],
    within: tuple[datetime, datetime],
) -> PersonHours:
    """Return what somebody's stretches come to between two instants."""
    own = [span for span in attended if span.staff_id == member.staff_id]
    jobs = [span for span in worked if span.staff_id == member.staff_id]
    return PersonHours(
        staff_id=member.staff_id,
        name=Words(zh=member.name.zh, en=member.name.en),
        attended_seconds=_seconds([span for span in own if span.presence is Presence.IN], within),
        break_seconds=_seconds([span for span in own if span.presence is Presence.BREAK], within),
        job_seconds=_seconds(jobs, within),
        jobs=len({span.order_id for span in jobs if _seconds([span], within)}),
    )


def _seconds(spans: Iterable[AttendanceSpan | JobSpan], within: tuple[datetime, datetime]) -> float:
    begin, end = within
    never = datetime.max.replace(tzinfo=UTC)
    lengths = (min(span.ended_at or never, end) - max(span.began_at, begin) for span in spans)
    return sum(max(length.total_seconds(), 0.0) for length in lengths)

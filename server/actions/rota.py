"""The rota: shifts by weekday, and the days that are unlike them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from server.contract.boards import Words
from server.contract.rota import KeepRotaDays, RotaDaysEntry, RotaPerson, RotaWeek, SetRota
from server.domain import events
from server.domain.errors import InvalidRequest
from server.domain.permissions import ShopDeed
from server.domain.rota import Rota, RotaDays, RotaDaysKind, check_rota, check_rota_days, shift_on
from server.domain.said_hours import day_hours, said_hours
from server.domain.staff import StaffMember
from server.domain.working_calendar import DAYS_OF_A_WEEK, DayHours
from server.store import tables
from server.store.repositories import accounts
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork


class RotaAnswer(BaseModel):
    """Whose rota it is, and the event."""

    staff_id: str
    event_number: int


def set_rota(work: UnitOfWork, staff_id: str, body: SetRota) -> RotaAnswer:
    """Give somebody other shifts by weekday."""
    work.permit(ShopDeed.KEEP_ROTA)
    rota = Rota(tuple(_hours(day, "week") for day in body.week))
    check_rota(rota)
    return keep_rota(work, work.staff.get(staff_id), rota)


def keep_rota(work: UnitOfWork, member: StaffMember, rota: Rota) -> RotaAnswer:
    """Write somebody's shifts down."""
    accounts.set_rota(work.connection, member, rota)
    number = work.record(events.RotaChanged(staff_id=member.staff_id)).number
    return RotaAnswer(staff_id=member.staff_id, event_number=number)


def keep_rota_days(work: UnitOfWork, staff_id: str, body: KeepRotaDays) -> RotaAnswer:
    """Write down that days are unlike somebody's rota."""
    work.permit(ShopDeed.KEEP_ROTA)
    days = RotaDays(
        rota_days_id=body.rota_days_id,
        shop_id=work.shop_id,
        staff_id=work.staff.get(staff_id).staff_id,
        first=body.first,
        last=body.last or body.first,
        kind=RotaDaysKind(body.kind),
        hours=_hours(body.hours, "hours"),
    )
    check_rota_days(days)
    work.rota_days.save(days)
    kept = events.RotaDaysKept(staff_id=staff_id, rota_days_id=days.rota_days_id)
    return RotaAnswer(staff_id=staff_id, event_number=work.record(kept).number)


def remove_rota_days(work: UnitOfWork, rota_days_id: str) -> RotaAnswer:
    """Days are as the rota says, after all."""
    work.permit(ShopDeed.KEEP_ROTA)
    days = work.rota_days.get(rota_days_id)
    work.rota_days.delete(rota_days_id)
    removed = events.RotaDaysRemoved(staff_id=days.staff_id, rota_days_id=rota_days_id)
    return RotaAnswer(staff_id=days.staff_id, event_number=work.record(removed).number)


def rota_week(rows: ShopRows, asked: date | None, now: datetime) -> RotaWeek:
    """Return the week of a day of the shop, by default of today."""
    zone = rows.shop.calendar.zone
    today = now.astimezone(zone).date()
    day = asked or today
    monday = day - timedelta(days=day.weekday())
    unlike = rows.rota_days.where(tables.rota_days.c.last >= min(monday, today))
    people = [
        _person(member, [days for days in unlike if days.staff_id == member.staff_id], monday, today, zone)
        for member in rows.staff.all()
        if member.works_here
    ]
    return RotaWeek(monday=monday, today=today, people=people)


def _person(
    member: StaffMember, unlike: list[RotaDays], monday: date, today: date, zone: ZoneInfo
) -> RotaPerson:
    week = [monday + timedelta(days=count) for count in range(DAYS_OF_A_WEEK)]
    shifts = [shift_on(member.rota, unlike, day, zone) for day in week]
    return RotaPerson(
        staff_id=member.staff_id,
        name=Words(zh=member.name.zh, en=member.name.en),
        roles=sorted(member.roles),
        week=[said_hours(day) for day in member.rota.week] if member.rota else None,
        shown=[
            None
            if shift is None
            else [
                f"{each.begins_at.astimezone(zone):%H:%M}-{each.ends_at.astimezone(zone):%H:%M}"
                for each in shift.stretches
            ]
            for shift in shifts
        ],
        away=[shift.kind.value if shift and shift.kind else None for shift in shifts],
        days=[_entry(days) for days in unlike if days.last >= today],
    )


def _entry(days: RotaDays) -> RotaDaysEntry:
    return RotaDaysEntry(
        rota_days_id=days.rota_days_id,
        first=days.first,
        last=days.last,
        kind=days.kind.value,
        hours=said_hours(days.hours),
    )


def _hours(said: Iterable[str], field: str) -> DayHours:
    try:
        return day_hours(said)
    except ValueError as problem:
        raise InvalidRequest(str(problem), field=field) from problem

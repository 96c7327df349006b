"""Who is expected when: shifts by weekday, and days that are unlike them; all by the shop's own clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from server.domain.errors import InvalidRequest
from server.domain.said_hours import backwards, overlap
from server.domain.working_calendar import (
    DAYS_OF_A_WEEK,
    DayHours,
    Open,
    Opening,
    SpecialDays,
    WorkingCalendar,
)

LONGEST_DAYS = 366


class RotaDaysKind(StrEnum):
    """Why days are unlike the rota."""

    LEAVE = "leave"
    SICK = "sick"
    TRAINING = "training"
    OTHER_HOURS = "other_hours"


@dataclass(frozen=True, slots=True)
class Rota:
    """Somebody's shifts on the seven weekdays, Monday first; none on a free day."""

    week: tuple[DayHours, ...]


@dataclass(frozen=True, slots=True)
class RotaDays:
    """Days from `first` to `last`, both included, on which somebody has other hours, or none."""

    rota_days_id: str
    shop_id: str
    staff_id: str
    first: date
    last: date
    kind: RotaDaysKind
    hours: DayHours = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """When somebody is expected on one day; `kind` where it is unlike their rota."""

    stretches: tuple[Open, ...]
    kind: RotaDaysKind | None = None


def shift_on(rota: Rota | None, unlike: Iterable[RotaDays], day: date, zone: ZoneInfo) -> Shift | None:
    """Return somebody's shift on a day of the shop; None where nobody wrote a rota for them.

    Of days that cover the same one those count that were written last (their ids are in the order of time).
    """
    covering = [days for days in unlike if days.first <= day <= days.last]
    latest = max(covering, key=lambda days: days.rota_days_id, default=None)
    if rota is None and latest is None:
        return None
    week = rota.week if rota else ((),) * DAYS_OF_A_WEEK
    special = (SpecialDays(day, day, latest.hours),) if latest else ()
    stretches = WorkingCalendar(Opening(week, special), zone).open_on(day)
    return Shift(stretches, latest.kind if latest else None)


def check_rota(rota: Rota) -> None:
    """Raise InvalidRequest for another number of days than a week has, or hours out of order."""
    if len(rota.week) != DAYS_OF_A_WEEK:
        raise InvalidRequest("a week has seven days, Monday first", field="week")
    for day in rota.week:
        _check_hours(day, "week")


def check_rota_days(days: RotaDays) -> None:
    """Raise InvalidRequest for days that end before they begin, and for hours that are none or not theirs."""
    if not 0 <= (days.last - days.first).days < LONGEST_DAYS:
        raise InvalidRequest("'last' must be on or after 'first', within a year", field="last")
    _check_hours(days.hours, "hours")
    if (days.kind is RotaDaysKind.OTHER_HOURS) != bool(days.hours):
        raise InvalidRequest("hours belong to 'other_hours', and to nothing else", field="hours")


def _check_hours(day: DayHours, field: str) -> None:
    if backwards(day) is not None or overlap(day) is not None:
        raise InvalidRequest("a shift must end after it begins, and the next begin after it", field=field)

"""Shifts by weekday, the days unlike them, in the shop's own time; and hours as people write them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from server.domain.errors import InvalidRequest
from server.domain.rota import Rota, RotaDays, RotaDaysKind, Shift, check_rota, check_rota_days, shift_on
from server.domain.said_hours import day_hours, said_hours
from server.domain.working_calendar import Hours

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
DAY = (Hours(time(8), time(12)), Hours(time(13), time(17, 30)))
ROTA = Rota((DAY,) * 5 + ((),) * 2)
MONDAY = date(2026, 11, 23)


def _days(number: int, kind: RotaDaysKind, first: date, length: int = 0, said: str = "") -> RotaDays:
    hours = day_hours([said]) if said else ()
    return RotaDays(f"{number:03}", "shop", "staff", first, first + timedelta(days=length), kind, hours)


def _hours_of(shift: Shift | None) -> float:
    assert shift is not None
    return sum((each.ends_at - each.begins_at) / timedelta(hours=1) for each in shift.stretches)


def test_a_shift_is_said_in_the_shops_own_time() -> None:
    shift = shift_on(ROTA, [], MONDAY, SHANGHAI)
    assert shift is not None
    assert shift.stretches[0].begins_at == datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
    assert _hours_of(shift) == 8.5
    assert _hours_of(shift_on(ROTA, [], date(2026, 11, 28), SHANGHAI)) == 0


def test_a_night_shift_is_an_hour_shorter_when_the_clocks_go_forward() -> None:
    sundays = Rota(((),) * 6 + ((Hours(time(0), time(6)),),))
    assert _hours_of(shift_on(sundays, [], date(2026, 3, 29), BERLIN)) == 5


@given(st.lists(st.tuples(st.sampled_from(RotaDaysKind), st.integers(-3, 3), st.integers(0, 3)), max_size=6))
def test_of_days_that_overlap_those_written_last_count(said: list[tuple[RotaDaysKind, int, int]]) -> None:
    unlike = [
        _days(number, kind, MONDAY + timedelta(days=first), length)
        for number, (kind, first, length) in enumerate(said)
    ]
    covering = [days for days in unlike if days.first <= MONDAY <= days.last]
    shift = shift_on(ROTA, unlike, MONDAY, SHANGHAI)
    assert shift is not None
    assert shift.kind == (covering[-1].kind if covering else None)
    assert bool(shift.stretches) == (not covering)


def test_nobody_knows_of_whom_nothing_was_written() -> None:
    assert shift_on(None, [], MONDAY, SHANGHAI) is None
    other = _days(1, RotaDaysKind.OTHER_HOURS, MONDAY, said="20:00-24:00")
    assert _hours_of(shift_on(None, [other], MONDAY, SHANGHAI)) == 4


@pytest.mark.parametrize("said", [["08:00-12:00", "13:00-17:30"], ["22:00-24:00"], []])
def test_hours_are_written_as_they_were_read(said: list[str]) -> None:
    assert said_hours(day_hours(said)) == said


@pytest.mark.parametrize(
    "week", [(DAY,) * 6, (DAY,) * 6 + (day_hours(["12:00-08:00"]),), (DAY,) * 6 + (DAY[::-1],)]
)
def test_a_week_that_cannot_be_is_refused(week: tuple[tuple[Hours, ...], ...]) -> None:
    with pytest.raises(InvalidRequest):
        check_rota(Rota(week))


@pytest.mark.parametrize(
    "days",
    [
        _days(1, RotaDaysKind.LEAVE, MONDAY, -1),
        _days(1, RotaDaysKind.LEAVE, MONDAY, 400),
        _days(1, RotaDaysKind.LEAVE, MONDAY, said="08:00-12:00"),
        _days(1, RotaDaysKind.OTHER_HOURS, MONDAY),
    ],
)
def test_days_that_cannot_be_are_refused(days: RotaDays) -> None:
    with pytest.raises(InvalidRequest):
        check_rota_days(days)

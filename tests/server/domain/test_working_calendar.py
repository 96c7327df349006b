"""Opening hours: working time adds up, keeps to the wall's clock when clocks change, ends with a refusal."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from server.domain.working_calendar import (
    EVERY_DAY,
    DayHours,
    Hours,
    Open,
    Opening,
    SpecialDays,
    WorkingCalendar,
)

SHANGHAI, BERLIN, LORD_HOWE = (
    ZoneInfo("Asia/Shanghai"),
    ZoneInfo("Europe/Berlin"),
    ZoneInfo("Australia/Lord_Howe"),
)
WITH_BREAK: DayHours = (Hours(time(8), time(12)), Hours(time(13, 30), time(18)))
MONDAY_TO_FRIDAY = Opening((WITH_BREAK,) * 5 + ((), ()))
NATIONAL_DAYS = SpecialDays(date(2026, 10, 1), date(2026, 10, 7))
ALL_NIGHT: DayHours = (Hours(time(0), time(0)),)

INSTANTS = st.timedeltas(timedelta(), timedelta(days=730)).map(
    lambda since: datetime(2026, 1, 1, tzinfo=UTC) + since
)
SPANS = st.timedeltas(timedelta(), timedelta(days=9))
DAYS = st.sampled_from(
    [(), WITH_BREAK, ALL_NIGHT, (Hours(time(2, 15), time(2, 45)),), (Hours(time(22), time(0)),)]
)
CALENDARS = st.builds(
    WorkingCalendar,
    st.builds(
        lambda week, special: Opening((WITH_BREAK, *week), special),
        st.tuples(*[DAYS] * 6),
        st.sampled_from(
            [(), (NATIONAL_DAYS,), (SpecialDays(date(2026, 3, 29), date(2026, 4, 2), ALL_NIGHT),)]
        ),
    ),
    st.sampled_from([SHANGHAI, BERLIN, LORD_HOWE]),
)


def at(day: int, hour: int, minute: int = 0, zone: ZoneInfo = SHANGHAI) -> datetime:
    """An instant of October 2026; the 1st is a Thursday."""
    return datetime(2026, 10, day, hour, minute, tzinfo=zone)


@given(CALENDARS, INSTANTS, SPANS)
def test_working_time_that_was_added_is_found_again(
    calendar: WorkingCalendar, begin: datetime, span: timedelta
) -> None:
    assert calendar.working_time_between(begin, calendar.add_working_time(begin, span)) == span


@given(CALENDARS, INSTANTS, SPANS, SPANS)
def test_working_time_can_be_added_in_parts(
    calendar: WorkingCalendar, begin: datetime, first: timedelta, rest: timedelta
) -> None:
    whole = calendar.add_working_time(begin, first + rest)
    assert calendar.add_working_time(calendar.add_working_time(begin, first), rest) == whole


@given(CALENDARS, INSTANTS)
def test_between_now_and_the_next_opening_the_shop_is_closed(
    calendar: WorkingCalendar, now: datetime
) -> None:
    opens = calendar.next_opening(now)
    assert opens >= now
    assert calendar.is_open(opens)
    assert calendar.working_time_between(now, opens) == timedelta()
    assert calendar.is_open(now) == (opens == now)


@given(CALENDARS, INSTANTS, SPANS)
def test_nobody_works_longer_than_time_passes(
    calendar: WorkingCalendar, begin: datetime, span: timedelta
) -> None:
    assert timedelta() <= calendar.working_time_between(begin, begin + span) <= span


@pytest.mark.parametrize(
    ("begin", "minutes", "end"),
    [
        (at(12, 9), 60, at(12, 10)),
        (at(12, 11), 120, at(12, 14, 30)),
        (at(12, 11), 60, at(12, 12)),
        (at(16, 17), 120, at(19, 9)),
        (at(17, 3), 30, at(19, 8, 30)),
        (at(30, 17, 59), 2, datetime(2026, 11, 2, 8, 1, tzinfo=SHANGHAI)),
    ],
    ids=[
        "within hours",
        "over the break",
        "to its begin",
        "over a weekend",
        "from a Saturday night",
        "over a month",
    ],
)
def test_limits_in_working_time(begin: datetime, minutes: int, end: datetime) -> None:
    calendar = WorkingCalendar(MONDAY_TO_FRIDAY, SHANGHAI)
    assert calendar.add_working_time(begin, timedelta(minutes=minutes)) == end


def test_holidays_are_passed_over_and_special_hours_count() -> None:
    saturday_instead = SpecialDays(date(2026, 10, 10), date(2026, 10, 10), (Hours(time(9), time(12)),))
    calendar = WorkingCalendar(Opening(MONDAY_TO_FRIDAY.week, (NATIONAL_DAYS, saturday_instead)), SHANGHAI)
    assert calendar.next_opening(at(1, 9)) == at(8, 8)
    assert calendar.opens_on(date(2026, 10, 1)) is None
    assert calendar.opens_on(date(2026, 10, 10)) == at(10, 9)


def test_of_special_days_that_overlap_the_last_one_counts() -> None:
    hours: DayHours = (Hours(time(10), time(11)),)
    after_all = SpecialDays(date(2026, 10, 3), date(2026, 10, 3), hours)
    calendar = WorkingCalendar(Opening(MONDAY_TO_FRIDAY.week, (NATIONAL_DAYS, after_all)), SHANGHAI)
    assert calendar.open_on(date(2026, 10, 3)) == (Open(at(3, 10), at(3, 11)),)


def test_nine_oclock_stays_nine_oclock_when_the_clocks_change() -> None:
    calendar = WorkingCalendar(EVERY_DAY, BERLIN)
    summer, winter = at(24, 17, zone=BERLIN), at(25, 9, zone=BERLIN)
    assert winter.astimezone(UTC) - summer.astimezone(UTC) == timedelta(hours=17)
    assert calendar.add_working_time(summer, timedelta(hours=2)) == winter


def test_a_night_on_which_the_clocks_change_is_as_long_as_it_is() -> None:
    calendar = WorkingCalendar(Opening((ALL_NIGHT,) * 7), BERLIN)
    (longer,) = calendar.open_on(date(2026, 10, 25))
    (shorter,) = calendar.open_on(date(2026, 3, 29))
    assert longer.ends_at - longer.begins_at == timedelta(hours=25)
    assert shorter.ends_at - shorter.begins_at == timedelta(hours=23)


def test_a_shop_that_never_opens_is_refused_and_not_searched_for_ever() -> None:
    closed = WorkingCalendar(Opening(((),) * 7), SHANGHAI)
    with pytest.raises(ValueError, match="never opens"):
        closed.next_opening(at(1, 9))

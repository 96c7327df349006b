"""One timer: each step is taken once and in its order, whenever somebody looks."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from server.domain.clock_events import concerns_clock
from server.domain.clock_moments import ABOUT, SAID, About, Moment
from server.domain.clock_rules import ClockRule, QuietHours, Start
from server.domain.clock_timer import (
    Ending,
    Subject,
    Timer,
    TimerState,
    cancelled,
    due_step,
    firing_key,
    resumed,
    set_timer,
    stopped,
)
from server.domain.events import (
    BayChanged,
    ChecklistTicked,
    DeedUndone,
    FollowUpCalled,
    TimerEscalated,
    TimerFired,
    TimerStarted,
    TimerWarned,
    VehicleArrived,
    WashFinished,
)
from server.domain.staff import Role
from server.domain.working_calendar import EVERY_DAY, WorkingCalendar

CALENDAR = WorkingCalendar(EVERY_DAY, ZoneInfo("Asia/Shanghai"))
NOON = datetime(2026, 11, 21, 12, tzinfo=CALENDAR.zone)
IN_ORDER = [TimerStarted, TimerWarned, TimerFired, TimerEscalated]


def rule(**changes: object) -> ClockRule:
    """A rule of half an hour."""
    told: dict[str, object] = {
        "key": "progress_word",
        "starts": (Start(Moment.CUSTOMER_WAITS),),
        "stops": (Moment.CUSTOMER_TOLD,),
        "cancels": (),
        "about": About.VISIT,
        "limit": timedelta(minutes=30),
        "warning_share": 0.8,
        "owner": Role.ADVISOR,
        "escalates_to": Role.MANAGER,
        "escalates_after": timedelta(minutes=10),
    }
    return ClockRule(**(told | changes))  # type: ignore[arg-type]


def timer(at: datetime = NOON, **changes: object) -> Timer:
    """Its timer."""
    return set_timer(rule(**changes), "t", "s", Subject("v", "v"), at, CALENDAR)


def test_the_times_of_a_rule() -> None:
    found = timer()
    assert [found.starts_at, found.warns_at, found.due_at, found.escalates_at] == [
        NOON + timedelta(minutes=minutes) for minutes in (0, 24, 30, 40)
    ]


@given(st.lists(st.integers(-30, 90), min_size=1, max_size=12).map(sorted))
def test_steps_come_in_order_and_once_whenever_somebody_looks(looks: list[int]) -> None:
    now, taken = timer(), []
    for minutes in looks:
        while (step := due_step(now, NOON + timedelta(minutes=minutes))) is not None:
            now = step[0]
            taken.append(step[1])
            assert now.next_at is None or now.next_at > NOON + timedelta(minutes=minutes)
    assert taken == sorted(set(taken), key=IN_ORDER.index)
    reached = [kind for kind, due in zip(IN_ORDER, (0, 24, 30, 40), strict=True) if looks[-1] >= due]
    assert taken[-1:] == reached[-1:]


@given(st.integers(0, 90))
def test_what_is_due_next_is_never_in_the_past(minutes: int) -> None:
    step = due_step(timer(), NOON + timedelta(minutes=minutes))
    assert step is not None
    assert due_step(step[0], NOON + timedelta(minutes=minutes)) is None


@pytest.mark.parametrize(
    ("minutes", "at_least", "ending"),
    [
        (30, False, Ending.KEPT),
        (31, False, Ending.MISSED),
        (29, True, Ending.MISSED),
        (30, True, Ending.KEPT),
    ],
)
def test_how_a_timer_ends(minutes: int, at_least: bool, ending: Ending) -> None:
    running, _ = due_step(timer(at_least=at_least), NOON) or pytest.fail("it begins at once")
    ended = stopped(running, NOON + timedelta(minutes=minutes), Moment.CUSTOMER_TOLD)
    assert (ended.ending, ended.state) == (ending, TimerState.ENDED)
    assert due_step(ended, NOON + timedelta(days=1)) is None
    assert resumed(ended) == running


def test_who_did_it_before_its_time_began_had_nothing_to_do() -> None:
    assert stopped(timer(), NOON - timedelta(minutes=1), Moment.READY).ending is Ending.CANCELLED
    assert not cancelled(timer(), NOON, Moment.READY).shown


def test_something_that_should_take_long_is_not_overdue() -> None:
    running, _ = due_step(timer(at_least=True), NOON) or pytest.fail("it begins at once")
    assert running.next_at is None
    assert due_step(running, NOON + timedelta(days=1)) is None


def test_half_a_working_day_ends_on_the_next_morning() -> None:
    evening = datetime(2026, 11, 21, 16, tzinfo=CALENDAR.zone)
    found = timer(evening, limit=timedelta(minutes=240), runs_in="opening_hours")
    assert found.due_at == datetime(2026, 11, 22, 10, tzinfo=CALENDAR.zone)


def test_nobody_is_disturbed_in_quiet_hours() -> None:
    quiet = QuietHours(time(20), time(8, 30))
    evening = datetime(2026, 11, 21, 19, 45, tzinfo=CALENDAR.zone)
    found = timer(evening, quiet=quiet)
    assert found.due_at == found.warns_at == datetime(2026, 11, 22, 8, 30, tzinfo=CALENDAR.zone)


@given(st.times(), st.times(), st.timedeltas(timedelta(), timedelta(days=2)))
def test_quiet_hours_end_within_a_day_and_are_over_then(begins: time, ends: time, later: timedelta) -> None:
    quiet, at = QuietHours(begins, ends), NOON.astimezone(UTC) + later
    after = quiet.after(at, CALENDAR)
    assert at <= after < at + timedelta(days=1) or begins == ends
    assert after in (at, quiet.after(after, CALENDAR)) or begins == ends


def test_due_at_a_time_of_the_day() -> None:
    found = timer(NOON.replace(hour=0), limit=timedelta(), due_at=time(8, 30))
    assert found.due_at == NOON.replace(hour=8, minute=30)
    assert found.warns_at == NOON.replace(hour=6, minute=48)


def test_two_steps_of_a_timer_are_two_commands_whose_keys_fit_their_column() -> None:
    longest = set_timer(rule(key="a" * 24), "t", "s", Subject("v" * 36, None), NOON, CALENDAR)
    keys = {firing_key(longest, kind) for kind in (TimerStarted, TimerWarned, TimerFired, TimerEscalated)}
    assert len(keys) == 4
    assert max(map(len, keys)) <= 80


def test_every_moment_is_about_something() -> None:
    assert ABOUT.keys() == set(Moment)
    assert all(ABOUT[moment] == {about} for moment, about in SAID.items())


def test_what_the_clock_hears_and_what_it_says_itself() -> None:
    assert all(map(concerns_clock, (WashFinished, VehicleArrived, DeedUndone, FollowUpCalled)))
    assert not any(map(concerns_clock, (TimerStarted, TimerFired, ChecklistTicked, BayChanged)))

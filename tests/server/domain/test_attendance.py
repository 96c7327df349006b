"""Attendance: what can be tapped from where somebody stands, and what they are then seen doing."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from server.domain.attendance import (
    LONGEST_NIGHT,
    Attendance,
    AttendanceSpan,
    Presence,
    attendance_step,
    doing,
    forgotten_end,
    last_word,
)
from server.domain.errors import AttendanceNotPossible
from server.domain.repair_order import PauseReason, Work, WorkState

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
EVENING = NOON + timedelta(hours=6)
hours = st.integers(min_value=-48, max_value=48).map(lambda count: timedelta(hours=count))


def _at(presence: Presence | None) -> Attendance | None:
    return Attendance(presence, NOON) if presence else None


@given(st.lists(st.sampled_from(Presence), max_size=12))
def test_whatever_is_tapped_nobody_is_on_a_break_who_was_not_in(taps: list[Presence]) -> None:
    stands: Attendance | None = None
    for wanted in taps:
        try:
            step = attendance_step(stands, wanted)
        except AttendanceNotPossible:
            assert wanted is Presence.BREAK
            assert stands is None or stands.presence is Presence.OFF
            continue
        assert (step is None) == (stands is not None and stands.presence is wanted)
        stands = Attendance(wanted, NOON)


@given(hours, hours)
def test_whoever_forgot_to_leave_left_when_work_ended_and_never_later_than_now(
    began: timedelta, passed: timedelta
) -> None:
    began_at, now = NOON + began, NOON + passed
    end = forgotten_end(began_at, EVENING, now)
    if end is None:
        assert now < max(EVENING, began_at + LONGEST_NIGHT)
    else:
        assert began_at < end <= now
        assert end == EVENING or began_at >= EVENING


def test_of_a_day_without_work_somebody_has_left_after_half_a_day() -> None:
    assert forgotten_end(NOON, None, NOON + timedelta(hours=11)) is None
    assert forgotten_end(NOON, None, NOON + timedelta(hours=20)) == NOON + LONGEST_NIGHT


def test_a_stretch_never_ends_before_it_began() -> None:
    span = AttendanceSpan("span", "shop", "staff", Presence.IN, NOON, "staff")
    assert span.ended(NOON - timedelta(hours=1), None).ended_at == NOON


@pytest.mark.parametrize(
    ("presence", "seen", "stands"),
    [
        (None, NOON, False),
        (Presence.OFF, None, True),
        (Presence.OFF, NOON - timedelta(hours=3), True),
        (Presence.OFF, NOON, True),
        (Presence.OFF, NOON + timedelta(hours=16), False),
        (Presence.BREAK, NOON + timedelta(hours=1), True),
    ],
)
def test_whoever_is_at_work_after_they_left_has_not_said_so(
    presence: Presence | None, seen: datetime | None, stands: bool
) -> None:
    assert (last_word(_at(presence), seen) is not None) is stands


STANDING = Work(WorkState.ASSIGNED)
WORKING = Work(WorkState.WORKING)
RESTING = Work(WorkState.PAUSED, pause_reason=PauseReason.BREAK)


@pytest.mark.parametrize(
    ("presence", "work", "seen"),
    [
        (None, None, "free"),
        (None, WORKING, "working"),
        (Presence.IN, None, "free"),
        (Presence.IN, STANDING, "working"),
        (Presence.IN, RESTING, "break"),
        (Presence.BREAK, None, "break"),
        (Presence.BREAK, WORKING, "break"),
        (Presence.OFF, None, "off"),
        (Presence.OFF, STANDING, "off"),
        (Presence.OFF, WORKING, "working"),
    ],
)
def test_what_somebody_is_seen_doing(presence: Presence | None, work: Work | None, seen: str) -> None:
    assert doing(_at(presence), work) == seen

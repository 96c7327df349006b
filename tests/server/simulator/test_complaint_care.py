"""Which step of a complaint an advisor takes next."""

from datetime import UTC, datetime, timedelta

from server.contract.boards import RunningTimer
from server.simulator.complaint_care import all_ended, next_step

OPENED = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def timer(rule: str, limit_minutes: int) -> RunningTimer:
    return RunningTimer(
        timer_id=rule,
        rule=rule,
        subject_id=rule,
        state="running",
        visit_id=None,
        plate=None,
        role="advisor",
        owner=None,
        starts_at=OPENED,
        warns_at=OPENED,
        due_at=OPENED + timedelta(minutes=limit_minutes),
        at_least=False,
        asks=None,
    )


REPLY, PLAN = timer("complaint_reply", 10), timer("complaint_plan", 120)
MANAGER, GREET = timer("complaint_manager", 1440), timer("greet", 1)


def test_the_reply_comes_at_once_and_the_plan_once_there_is_one() -> None:
    assert next_step([PLAN, REPLY], OPENED) == REPLY
    assert next_step([PLAN], OPENED + timedelta(minutes=1)) is None
    assert next_step([PLAN], OPENED + timedelta(minutes=30)) == PLAN


def test_what_needs_no_step_is_left_alone() -> None:
    assert next_step([MANAGER, GREET], OPENED + timedelta(hours=9)) is None


def test_a_complaint_has_ended_when_nothing_of_it_is_due() -> None:
    assert not all_ended([GREET, MANAGER])
    assert all_ended([GREET])

"""One running of one rule of the service clock: when it warns, is due, and becomes somebody else's.

All of it is worked out when it is set; what happened to it is noted beside it, each once.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from server.domain.clock_moments import Moment
from server.domain.clock_rules import ClockRule
from server.domain.events import (
    TimerEscalated,
    TimerFired,
    TimerStarted,
    TimerWarned,
)
from server.domain.plate import PlateColour
from server.domain.staff import Role
from server.domain.working_calendar import WorkingCalendar


class TimerState(StrEnum):
    """How a timer stands."""

    SET = "set"
    """Its moment lies ahead."""
    RUNNING = "running"
    WARNED = "warned"
    OVERDUE = "overdue"
    ESCALATED = "escalated"
    ENDED = "ended"


class Ending(StrEnum):
    """How it ended."""

    KEPT = "kept"
    MISSED = "missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Subject:
    """What a timer runs for, and the visit by which screens find it, if there is one."""

    subject_id: str
    visit_id: str | None


@dataclass(frozen=True, slots=True)
class Timer:
    """A rule set for one subject: four times as planned, and when each of them came."""

    timer_id: str
    shop_id: str
    rule: str
    subject_id: str
    visit_id: str | None
    owner: Role
    escalates_to: Role
    starts_at: datetime
    warns_at: datetime
    due_at: datetime
    escalates_at: datetime
    asks: Moment | None = None
    """What its owner says to have done, if nothing else in the shop shows that."""
    at_least: bool = False
    begun_at: datetime | None = None
    warned_at: datetime | None = None
    fired_at: datetime | None = None
    escalated_at: datetime | None = None
    ended_at: datetime | None = None
    ending: Ending | None = None
    ended_by: Moment | None = None

    @property
    def state(self) -> TimerState:
        """How it stands."""
        reached = (
            (self.ended_at, TimerState.ENDED),
            (self.escalated_at, TimerState.ESCALATED),
            (self.fired_at, TimerState.OVERDUE),
            (self.warned_at, TimerState.WARNED),
            (self.begun_at, TimerState.RUNNING),
        )
        return next((state for at, state in reached if at is not None), TimerState.SET)

    @property
    def next_at(self) -> datetime | None:
        """When it has to be looked at again; None where only its end is waited for."""
        match self.state:
            case TimerState.SET:
                return self.starts_at
            case TimerState.RUNNING:
                return None if self.at_least else self.warns_at
            case TimerState.WARNED:
                return self.due_at
            case TimerState.OVERDUE:
                return self.escalates_at
            case _:
                return None

    @property
    def shown(self) -> bool:
        """Whether boards know it: its time has begun, and it has not ended."""
        return self.begun_at is not None and self.ended_at is None


@dataclass(frozen=True, slots=True)
class TimerCar:
    """Which car a timer is about that belongs to no visit here and no booking, and who takes care of it."""

    timer_id: str
    plate: str
    plate_colour: PlateColour
    owner_id: str | None


StepKind = type[TimerStarted] | type[TimerWarned] | type[TimerFired] | type[TimerEscalated]


def set_timer(
    rule: ClockRule, timer_id: str, shop_id: str, subject: Subject, at: datetime, calendar: WorkingCalendar
) -> Timer:
    """Return the timer of a rule whose time begins at `at`; it has not begun yet."""
    due_at = _due_at(rule, at, calendar)
    return Timer(
        timer_id=timer_id,
        shop_id=shop_id,
        rule=rule.key,
        subject_id=subject.subject_id,
        visit_id=subject.visit_id,
        owner=rule.owner,
        escalates_to=rule.escalates_to,
        starts_at=at,
        warns_at=_warns_at(rule, at, due_at, calendar),
        due_at=due_at,
        escalates_at=_passed(rule, due_at, rule.escalates_after, calendar),
        asks=rule.said,
        at_least=rule.at_least,
    )


def due_step(timer: Timer, now: datetime) -> tuple[Timer, StepKind] | None:
    """Return the timer after the furthest step that is due, and the event of it; None where none is.

    After a long absence of everybody who looks, only the last of several steps is told.
    """
    if timer.ended_at is not None:
        return None
    begun = timer if timer.begun_at else replace(timer, begun_at=timer.starts_at)
    if not timer.at_least:
        if timer.escalated_at is None and now >= timer.escalates_at:
            return replace(begun, fired_at=begun.fired_at or timer.due_at, escalated_at=now), TimerEscalated
        if timer.fired_at is None and now >= timer.due_at:
            return replace(begun, fired_at=now), TimerFired
        if timer.fired_at is None and timer.warned_at is None and now >= timer.warns_at:
            return replace(begun, warned_at=now), TimerWarned
    if timer.begun_at is None and now >= timer.starts_at:
        return begun, TimerStarted
    return None


def stopped(timer: Timer, at: datetime, by: Moment) -> Timer:
    """Return the timer after what it waited for was done at `at`; before its time began nothing was to do."""
    if timer.begun_at is None and at < timer.starts_at:
        return cancelled(timer, at, by)
    in_time = at >= timer.due_at if timer.at_least else at <= timer.due_at
    return replace(timer, ended_at=at, ended_by=by, ending=Ending.KEPT if in_time else Ending.MISSED)


def cancelled(timer: Timer, at: datetime, by: Moment) -> Timer:
    """Return the timer after nobody waits for it any more."""
    return replace(timer, ended_at=at, ended_by=by, ending=Ending.CANCELLED)


def resumed(timer: Timer) -> Timer:
    """Return the timer as it was before it ended: what ended it was taken back."""
    return replace(timer, ended_at=None, ended_by=None, ending=None)


def firing_key(timer: Timer, step: StepKind) -> str:
    """Return the key of the command that takes a step: however many processes look, it is taken once."""
    return f"{timer.rule}:{timer.subject_id}:{int(timer.due_at.timestamp())}:{step.__name__[5]}"


def _due_at(rule: ClockRule, at: datetime, calendar: WorkingCalendar) -> datetime:
    if rule.due_at is not None:
        return datetime.combine(calendar.day_of(at), rule.due_at, calendar.zone)
    return _passed(rule, at, rule.limit, calendar)


def _warns_at(rule: ClockRule, at: datetime, due_at: datetime, calendar: WorkingCalendar) -> datetime:
    if rule.due_at is not None:
        return at + (due_at - at) * rule.warning_share
    return min(due_at, _passed(rule, at, rule.limit * rule.warning_share, calendar))


def _passed(rule: ClockRule, at: datetime, duration: timedelta, calendar: WorkingCalendar) -> datetime:
    """When so much of the time that counts for the rule has passed, outside its quiet hours."""
    in_hours = rule.runs_in == "opening_hours"
    passed = calendar.add_working_time(at, duration) if in_hours else at + duration
    return rule.quiet.after(passed, calendar) if rule.quiet else passed

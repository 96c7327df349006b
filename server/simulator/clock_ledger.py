"""The service clock in a simulated day's ledger: how every timer that began has ended, or why it runs on.

Pure: the manager's counts and what the board shows at the end go in; what cannot be explained comes out.
"""

from collections import Counter
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from server.contract.after_service import AfterService
from server.contract.boards import RunningTimer
from server.contract.reports import ClockRuleCount

_OVER = ("overdue", "escalated")
_CALLS = {"first": "follow_up", "second": "second_follow_up"}


class OpenTimer(BaseModel):
    """A timer that runs on when the day is over; `about` is the plate of its car, if it is about one."""

    model_config = ConfigDict(frozen=True)

    rule: str
    state: str
    about: str = "the shop"


class RuleEntry(BaseModel):
    """One rule over the day. `late` ended too late, or too soon; `later` is due when the day is over."""

    model_config = ConfigDict(frozen=True)

    rule: str
    started: int
    kept: int
    late: int
    cancelled: int
    later: int
    undone: int


def open_timers(at_desk: Sequence[RunningTimer], after: AfterService) -> list[OpenTimer]:
    """Return all that run on: of the cars that are here, and of those that have left."""
    here = [_at_desk(timer) for timer in at_desk]
    calls = [
        OpenTimer(rule=_CALLS[due.call], state=due.state, about=due.car.plate.text)
        for due in after.follow_ups
    ]
    reminders = [
        OpenTimer(rule=due.rule, state=due.state, about=due.car.plate.text) for due in after.reminders
    ]
    complaints = [
        OpenTimer(rule=due.rule, state=due.state, about=complaint.car.plate.text)
        for complaint in after.complaints
        for due in complaint.due
    ]
    return [*here, *calls, *reminders, *complaints]


def rule_entries(counts: Sequence[ClockRuleCount], shown: Sequence[OpenTimer]) -> list[RuleEntry]:
    """Return a line for each rule that began at least once."""
    open_now = Counter(timer.rule for timer in shown if timer.state not in _OVER)
    undone = Counter(timer.rule for timer in shown if timer.state in _OVER)
    return [
        RuleEntry(
            rule=count.rule,
            started=count.started,
            kept=count.kept,
            late=count.missed,
            cancelled=count.cancelled,
            later=open_now[count.rule],
            undone=undone[count.rule],
        )
        for count in counts
    ]


def unexplained(entries: Sequence[RuleEntry], shown: Sequence[OpenTimer]) -> list[str]:
    """Return in words each timer that nobody ended, and each rule whose timers do not add up."""
    found = [
        f"{timer.rule} is {timer.state} for {timer.about}: nobody ended it"
        for timer in shown
        if timer.state in _OVER
    ]
    for entry in entries:
        ended = entry.kept + entry.late + entry.cancelled
        if entry.started != ended + entry.later + entry.undone:
            found.append(
                f"{entry.rule}: {entry.started} began, {ended} ended and {entry.later + entry.undone} run on"
            )
    return found


def _at_desk(timer: RunningTimer) -> OpenTimer:
    found = OpenTimer(rule=timer.rule, state=timer.state)
    return found.model_copy(update={"about": timer.plate.text}) if timer.plate else found


def clock_lines(entries: Sequence[RuleEntry]) -> list[str]:
    """Return the rules as lines for people."""
    head = f"{'rule':<20} {'began':>6} {'kept':>6} {'late':>6} {'moot':>6} {'later':>6}"
    lines = [
        f"{each.rule:<20} {each.started:>6} {each.kept:>6} {each.late:>6} {each.cancelled:>6} {each.later:>6}"
        for each in sorted(entries, key=lambda entry: entry.rule)
    ]
    return [head, *lines] if lines else []

"""The service clock: how often each rule ran in the period, was kept, warned and was overdue."""

from collections.abc import Iterable
from statistics import median

from server.contract.reports import ClockRuleCount
from server.domain.clock_timer import Ending, Timer
from server.reports.period import Period


def service_clock(timers: Iterable[Timer], period: Period) -> list[ClockRuleCount]:
    """Count the timers that began in the period by rule, those that were overdue most often first."""
    by_rule: dict[str, list[Timer]] = {}
    for timer in timers:
        if period.has(timer.begun_at):
            by_rule.setdefault(timer.rule, []).append(timer)
    counts = [_count(rule, its) for rule, its in by_rule.items()]
    return sorted(counts, key=lambda count: (-count.overdue, -count.started, count.rule))


def _count(rule: str, timers: list[Timer]) -> ClockRuleCount:
    done = [timer for timer in timers if timer.ending in (Ending.KEPT, Ending.MISSED)]
    seconds = [_seconds(timer) for timer in done]
    return ClockRuleCount(
        rule=rule,
        started=len(timers),
        kept=sum(timer.ending is Ending.KEPT for timer in timers),
        warned=sum(timer.warned_at is not None for timer in timers),
        overdue=sum(timer.fired_at is not None or timer.ending is Ending.MISSED for timer in timers),
        missed=sum(timer.ending is Ending.MISSED for timer in timers),
        cancelled=sum(timer.ending is Ending.CANCELLED for timer in timers),
        median_seconds=round(median(seconds)) if seconds else None,
    )


def _seconds(timer: Timer) -> float:
    begun, ended = timer.begun_at or timer.starts_at, timer.ended_at or timer.due_at
    return (ended - begun).total_seconds()

"""Exceptions: what had to be settled by a named person, and whether it was."""

from collections import Counter

from server.contract.reports import ExceptionCount
from server.domain.events import Envelope, ExceptionRaised, ExceptionSettled
from server.reports.period import Period


def exceptions(entries: list[Envelope], period: Period) -> list[ExceptionCount]:
    """Count the exceptions raised in the period by kind, the most frequent first."""
    settled = {entry.event.exception_id for entry in entries if isinstance(entry.event, ExceptionSettled)}
    raised = [
        entry.event
        for entry in entries
        if isinstance(entry.event, ExceptionRaised) and period.has(entry.occurred_at)
    ]
    count = Counter(event.kind for event in raised)
    opened = Counter(event.kind for event in raised if event.exception_id not in settled)
    return [ExceptionCount(kind=kind, raised=of, open=opened[kind]) for kind, of in count.most_common()]

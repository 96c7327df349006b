"""Waiting causes: how long cars stood still in the period, and for what."""

from collections import Counter

from server.contract.reports import Waiting, WaitingCause
from server.domain.repair_order import PauseReason, WorkState
from server.domain.stage import StageKind
from server.reports.order_history import OrderHistory, Span
from server.reports.period import Period

_BY_PAUSE: dict[PauseReason, WaitingCause] = {
    PauseReason.PARTS: "parts",
    PauseReason.AUTHORIZATION: "authorization",
    PauseReason.HELP: "help",
    PauseReason.BREAK: "break",
    PauseReason.TOOL: "tool",
    PauseReason.OTHER: "other",
}
_BY_STAGE: dict[StageKind, WaitingCause] = {
    StageKind.AUTHORIZATION: "authorization",
    StageKind.CHECK: "check",
}


def waiting(orders: list[OrderHistory], period: Period) -> list[Waiting]:
    """Return the minutes of each cause, the longest first."""
    total: Counter[WaitingCause] = Counter()
    for order in orders:
        received = False
        for span in order.spans:
            received = received or span.stage.kind is StageKind.RECEPTION
            cause = _cause(span, received=received)
            if cause is not None:
                total[cause] += round(period.minutes(span.from_at, span.to_at))
    return [Waiting(cause=cause, minutes=minutes) for cause, minutes in total.most_common() if minutes]


def _cause(span: Span, *, received: bool) -> WaitingCause | None:
    """What the car waits for during the span; None while somebody is at it."""
    work, kind = span.order.work, span.stage.kind
    if kind is StageKind.WORK and work.state is WorkState.PAUSED:
        return _BY_PAUSE[work.pause_reason or PauseReason.OTHER]
    if kind is StageKind.WORK and work.state is not WorkState.WORKING:
        return "bay"
    if kind is StageKind.WAIT:
        return "bay" if received else "reception"
    if kind is StageKind.WASH and span.order.washing_since is None:
        return "wash"
    return _BY_STAGE.get(kind)

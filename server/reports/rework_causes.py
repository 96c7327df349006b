"""Rework: why checks sent cars back, by the causes of the shop's own lists."""

from collections import Counter

from server.contract.boards import Words
from server.contract.reports import ReworkCount
from server.domain.events import CheckFailed, Envelope
from server.reports.order_history import OrderHistory
from server.reports.period import Period


def rework_causes(entries: list[Envelope], orders: list[OrderHistory], period: Period) -> list[ReworkCount]:
    """Count the cars that were sent back in the period by cause, the most frequent first.

    Causes that are on no list are counted together, without a name.
    """
    flows = {order.last.order_id: order.flow for order in orders}
    counts: Counter[Words | None] = Counter()
    for entry in entries:
        event = entry.event
        if isinstance(event, CheckFailed) and period.has(entry.occurred_at) and event.order_id in flows:
            cause = flows[event.order_id].cause(event.cause_id)
            counts[Words(zh=cause.name.zh, en=cause.name.en) if cause else None] += 1
    return [ReworkCount(cause=cause, count=count) for cause, count in counts.most_common()]

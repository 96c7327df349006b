"""First-time fix: ready cars that no check had sent back, and that had not come back for the same job."""

from server.contract.reports import FirstTimeFix
from server.reports.order_history import OrderHistory
from server.reports.period import Period


def first_time_fix(orders: list[OrderHistory], period: Period, target: float) -> FirstTimeFix:
    """Count the cars that became ready in the period, and how often they were sent back before.

    A job that came back counts where it was done again: what was reported of earlier months stays as it was.
    """
    ready = [order.last for order in orders if period.has(order.ready_at)]
    repeating = {order.order_id for order in ready if any(line.repeats for line in order.lines)}
    return FirstTimeFix(
        count=sum(order.rework_count == 0 and order.order_id not in repeating for order in ready),
        of=len(ready),
        target=target,
        reworks=sum(order.rework_count for order in ready),
        repeats=len(repeating),
    )

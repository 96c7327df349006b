"""First-time fix: ready cars that no check had sent back."""

from server.contract.reports import FirstTimeFix
from server.reports.order_history import OrderHistory
from server.reports.period import Period


def first_time_fix(orders: list[OrderHistory], period: Period, target: float) -> FirstTimeFix:
    """Count the cars that became ready in the period, and how often they were sent back before."""
    ready = [order.last for order in orders if period.has(order.ready_at)]
    return FirstTimeFix(
        count=sum(order.rework_count == 0 for order in ready),
        of=len(ready),
        target=target,
        reworks=sum(order.rework_count for order in ready),
    )

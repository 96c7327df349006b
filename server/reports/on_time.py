"""On-time delivery: cars that were ready before the window first promised had closed."""

from server.contract.reports import DayShare, OnTime
from server.reports.order_history import OrderHistory
from server.reports.period import Period


def on_time(orders: list[OrderHistory], period: Period, target: float) -> OnTime:
    """Count the cars that became ready in the period and had a promise, by the day on which they did."""
    days = {day: [0, 0] for day in period.days}
    for order in orders:
        promise, ready_at = order.first_promise, order.ready_at
        if promise is None or ready_at is None or not period.has(ready_at):
            continue
        kept = days[period.day_of(ready_at)]
        kept[0] += ready_at <= promise.to_at
        kept[1] += 1
    shares = [DayShare(day=day, count=count, of=of) for day, (count, of) in days.items()]
    return OnTime(
        count=sum(share.count for share in shares),
        of=sum(share.of for share in shares),
        target=target,
        days=shares,
    )

"""Promise calibration: where in its first window a car became ready, and how wide the windows were."""

from statistics import median

from server.contract.reports import Promises
from server.reports.order_history import OrderHistory
from server.reports.period import Period


def promises(orders: list[OrderHistory], period: Period) -> Promises:
    """Count the cars that became ready in the period before, within and after their first window."""
    found = [
        (order.ready_at, order.first_promise)
        for order in orders
        if order.first_promise and period.has(order.ready_at)
    ]
    early = sum(ready_at < promise.from_at for ready_at, promise in found if ready_at)
    late = sum(ready_at > promise.to_at for ready_at, promise in found if ready_at)
    widths = [(promise.to_at - promise.from_at).total_seconds() / 60 for _, promise in found]
    return Promises(
        before=early,
        within=len(found) - early - late,
        after=late,
        median_width_minutes=round(median(widths)) if widths else None,
        moved=sum(order.last.promise is not None and order.last.promise.moved for order in orders),
    )

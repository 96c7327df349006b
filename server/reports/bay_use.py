"""Bay use: the share of each hour of the day in which a car stood in the bay."""

from collections import Counter
from datetime import datetime, timedelta

from server.contract.boards import Words
from server.contract.reports import BayHours, BayUse
from server.domain.bay import Bay
from server.reports.order_history import OrderHistory
from server.reports.period import Period

USUAL_HOURS = range(8, 18)
Hour = tuple[str, int]


def bay_use(orders: list[OrderHistory], bays: list[Bay], period: Period) -> BayUse:
    """Return percent by bay and hour, over the days on which any was used and the hours that have been."""
    taken: Counter[Hour] = Counter()
    days = set()
    for order in orders:
        for span in order.spans:
            bay = span.order.occupied_bay_id
            if bay is None:
                continue
            for at, minutes in _by_hour(span.from_at, span.to_at, period):
                taken[bay, at.hour] += minutes
                days.add(at.date())
    used = {hour for _, hour in taken} | set(USUAL_HOURS)
    hours = list(range(min(used), max(used) + 1))
    passed = {hour: 60 * sum(_has_passed(day, hour, period) for day in days) for hour in hours}
    return BayUse(
        hours=hours,
        bays=[
            BayHours(
                number=bay.number,
                name=Words(zh=bay.name.zh, en=bay.name.en),
                percent=[_percent(taken[bay.bay_id, hour], passed[hour]) for hour in hours],
            )
            for bay in sorted(bays, key=lambda bay: (len(bay.number), bay.number))
        ],
    )


def _by_hour(from_at: datetime, to_at: datetime, period: Period) -> list[tuple[datetime, int]]:
    """The stretch cut at the shop's full hours: the beginning of each hour, and the minutes in it."""
    at = max(from_at, period.from_at).astimezone(period.zone)
    end = min(to_at, period.to_at).astimezone(period.zone)
    parts = []
    while at < end:
        hour = at.replace(minute=0, second=0, microsecond=0)
        until = min(hour + timedelta(hours=1), end)
        parts.append((hour, round((until - at).total_seconds() / 60)))
        at = until
    return parts


def _has_passed(day: object, hour: int, period: Period) -> bool:
    """Whether that hour of that day has begun: this afternoon has not been idle yet."""
    now = period.now.astimezone(period.zone)
    return (day, hour) <= (now.date(), now.hour)


def _percent(minutes: int, of: int) -> int | None:
    return min(100, round(100 * minutes / of)) if of else None

"""When a visit is over that no camera has seen leave."""

from collections.abc import Sequence
from datetime import datetime

from server.domain.repair_order import RepairOrder
from server.domain.working_calendar import WorkingCalendar


def handed_over_at(orders: Sequence[RepairOrder]) -> datetime | None:
    """Return when the last of the visit's orders was delivered; None while one is not, or without any."""
    moments = [order.delivered_at for order in orders]
    known = [moment for moment in moments if moment is not None]
    return max(known) if known and len(known) == len(moments) else None


def has_left_by(now: datetime, handed_over: datetime, calendar: WorkingCalendar) -> bool:
    """Tell whether a car that was handed over must have left: the shop has closed since."""
    return not calendar.is_open(now) or calendar.day_of(handed_over) < calendar.day_of(now)

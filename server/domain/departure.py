"""When a visit is over that no camera has seen leave."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from server.domain.repair_order import RepairOrder
from server.domain.working_calendar import WorkingCalendar

TIME_TO_DRIVE_OUT = timedelta(minutes=30)
"""Cars are handed over after hours, too: the gate must still know them when they get there."""


def handed_over_at(orders: Sequence[RepairOrder]) -> datetime | None:
    """Return when the last of the visit's orders was delivered; None while one is not, or without any."""
    moments = [order.delivered_at for order in orders]
    known = [moment for moment in moments if moment is not None]
    return max(known) if known and len(known) == len(moments) else None


def has_left_by(now: datetime, handed_over: datetime, calendar: WorkingCalendar) -> bool:
    """Tell whether a car that was handed over must have left: the shop has closed, and its owner had time."""
    if now < handed_over + TIME_TO_DRIVE_OUT:
        return False
    return not calendar.is_open(now) or calendar.day_of(handed_over) < calendar.day_of(now)

"""The delivery walk: what was shown and advised when the customer got the car back."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class OldParts(StrEnum):
    """What became of the parts that were taken out."""

    SHOWN = "shown"
    TAKEN = "taken"
    LEFT = "left"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Handover:
    """One order's. `advice` is for the next time, in the words of whoever handed the car over."""

    order_id: str
    shop_id: str
    old_parts: OldParts
    advice: str
    next_service_on: date
    next_service_km: int | None
    handed_over_by: str | None
    handed_over_at: datetime
    recheck_on: date | None = None


RECHECK_MONTHS = 3


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, the month's last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

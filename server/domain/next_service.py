"""When a car is to come again: on the advised day, or when it has gone so far, whichever is first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

LEAST_DAYS_APART = 30
"""Between two readings: what somebody drove within a week says little about a year."""
FARTHEST = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the car had on one day."""

    day: date
    km: int


def day_by_mileage(readings: Sequence[Reading], wanted_km: int) -> date | None:
    """Return the day on which the car will have gone `wanted_km`, by what it went from its first reading on.

    None where the readings say nothing (one alone, or too near one another), or it is years away.
    """
    if not readings:
        return None
    first, last = min(readings, key=lambda one: one.day), max(readings, key=lambda one: one.day)
    days, driven = (last.day - first.day).days, last.km - first.km
    if days < LEAST_DAYS_APART or driven <= 0:
        return None
    ahead = timedelta(days=max(0, ceil((wanted_km - last.km) * days / driven)))
    return last.day + ahead if ahead <= FARTHEST else None


def next_service_day(advised: date, by_mileage: date | None, today: date) -> date:
    """Return the earlier of both, never a day that is over."""
    return max(today, min(advised, by_mileage or advised))

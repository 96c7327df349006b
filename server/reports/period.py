"""The days that a report is about, as they begin and end in the shop."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from server.domain.errors import InvalidRequest

MOST_DAYS = 92
"""A quarter: all entries of the period are read."""


@dataclass(frozen=True, slots=True)
class Period:
    """From the beginning of `first` to the end of `last`, but never beyond now."""

    first: date
    last: date
    zone: ZoneInfo
    now: datetime

    @property
    def from_at(self) -> datetime:
        """When the first day begins."""
        return self._begin(self.first)

    @property
    def to_at(self) -> datetime:
        """When the last day ends, or now, whichever is earlier."""
        return min(self._begin(self.last + timedelta(days=1)), self.now)

    @property
    def days(self) -> list[date]:
        """Every day of the period."""
        return [self.first + timedelta(days=count) for count in range((self.last - self.first).days + 1)]

    def day_of(self, at: datetime) -> date:
        """The shop's day in which an instant falls."""
        return at.astimezone(self.zone).date()

    def has(self, at: datetime | None) -> bool:
        """Whether an instant falls into the period."""
        return at is not None and self.first <= self.day_of(at) <= self.last

    def minutes(self, from_at: datetime, to_at: datetime) -> float:
        """How many minutes of this stretch of time fall into the period."""
        seconds = (min(to_at, self.to_at) - max(from_at, self.from_at)).total_seconds()
        return max(0.0, seconds) / 60

    def _begin(self, day: date) -> datetime:
        return datetime.combine(day, time.min, self.zone).astimezone(UTC)


def period_of(first: date | None, last: date | None, zone: str, now: datetime) -> Period:
    """Return the period asked for; what is left out is today. InvalidRequest: backwards, or long."""
    place = ZoneInfo(zone)
    today = now.astimezone(place).date()
    end = last or first or today
    begin = first or end
    if end < begin:
        raise InvalidRequest(f"the last day, {end}, is before the first, {begin}", field="last")
    if (end - begin).days >= MOST_DAYS:
        raise InvalidRequest(f"a report spans {MOST_DAYS} days at most; ask for less", field="first")
    return Period(begin, end, place, now)

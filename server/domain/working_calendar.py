"""When a shop is open: hours by weekday, holidays and special days, all by the clock on its own wall.

Hours are said in the shop's zone and reckoned in UTC: a day on which the clocks are put forward is an hour
shorter, and nine o'clock stays nine o'clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS_OF_A_WEEK = 7
MIDNIGHT = time()
_NO_TIME = timedelta()
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """From one time of the day to another; `closes` at 00:00 is the midnight that ends the day."""

    opens: time
    closes: time


DayHours = tuple[Hours, ...]
"""A day's hours in their order, with the break between them; none where the shop is closed."""


@dataclass(frozen=True, slots=True)
class SpecialDays:
    """Days that are unlike their weekday, from `first` to `last`, both included: holidays have no hours."""

    first: date
    last: date
    hours: DayHours = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """A shop's hours: of the seven weekdays, Monday first, and of the days that are unlike them."""

    week: tuple[DayHours, ...]
    special_days: tuple[SpecialDays, ...] = ()


EVERY_DAY = Opening(week=((Hours(time(8), time(18)),),) * DAYS_OF_A_WEEK)
"""The hours of a shop that has not said any."""


@dataclass(frozen=True, slots=True)
class Open:
    """One stretch without a break, in UTC; `ends_at` is the first instant of being closed."""

    begins_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """A shop's hours in its zone."""

    opening: Opening
    zone: ZoneInfo

    def day_of(self, at: datetime) -> date:
        """Return the shop's calendar day at an instant."""
        return at.astimezone(self.zone).date()

    def begin_of(self, day: date) -> datetime:
        """Return the first instant of one of the shop's days."""
        return self._instant(day, MIDNIGHT)

    def open_on(self, day: date) -> tuple[Open, ...]:
        """Return when the shop is open on a day of its own calendar, in order; nothing where it is closed."""
        reckoned = (self._reckoned(day, hours) for hours in self._hours_of(day))
        return tuple(stretch for stretch in reckoned if stretch.begins_at < stretch.ends_at)

    def opens_on(self, day: date) -> datetime | None:
        """Return when the shop's work begins on a day, None where it is closed."""
        stretches = self.open_on(day)
        return stretches[0].begins_at if stretches else None

    def is_open(self, at: datetime) -> bool:
        """Tell whether the shop is open at an instant."""
        return any(stretch.begins_at <= at < stretch.ends_at for stretch in self.open_on(self.day_of(at)))

    def next_opening(self, at: datetime) -> datetime:
        """Return `at` where the shop is open then, else the next instant at which it opens."""
        return max(at, next(self._stretches_after(at)).begins_at)

    def next_open_day(self, day: date) -> date:
        """Return the first day after `day` on which the shop opens."""
        midnight = datetime.combine(day + _ONE_DAY, MIDNIGHT, self.zone)
        return self.day_of(self.next_opening(midnight))

    def last_opened_day(self, at: datetime, since: date) -> date:
        """Return the last day after `since` on which the shop has opened by then; `since` where none has."""
        day = self.day_of(at)
        while day > since:
            opens_at = self.opens_on(day)
            if opens_at is not None and opens_at <= at:
                return day
            day -= _ONE_DAY
        return since

    def add_working_time(self, at: datetime, duration: timedelta) -> datetime:
        """Return when `duration` of being open has passed since `at`; `at` itself for none."""
        if duration <= _NO_TIME:
            return at
        left = duration
        for stretch in self._stretches_after(at):
            begins_at = max(at, stretch.begins_at)
            if begins_at + left <= stretch.ends_at:
                return begins_at + left
            left -= stretch.ends_at - begins_at
        raise AssertionError("the stretches of a calendar do not end")

    def working_time_between(self, begin: datetime, end: datetime) -> timedelta:
        """Return how long the shop is open from one instant to a later one; nothing where it is earlier."""
        total = _NO_TIME
        if begin >= end:
            return total
        for stretch in self._stretches_after(begin):
            if stretch.begins_at >= end:
                return total
            total += min(end, stretch.ends_at) - max(begin, stretch.begins_at)
        raise AssertionError("the stretches of a calendar do not end")

    def _stretches_after(self, at: datetime) -> Iterator[Open]:
        """Yield every stretch that ends after an instant, in order and without end."""
        day = self.day_of(at)
        closed_days = 0
        while closed_days <= self._longest_closure:
            stretches = [stretch for stretch in self.open_on(day) if stretch.ends_at > at]
            yield from stretches
            closed_days = 0 if stretches else closed_days + 1
            day += _ONE_DAY
        raise ValueError("a shop that never opens has no next opening")

    @property
    def _longest_closure(self) -> int:
        """Days after which a shop that has not opened never will: each special day can close one weekday."""
        special = sum((days.last - days.first).days + 1 for days in self.opening.special_days)
        return DAYS_OF_A_WEEK * (special + 2)

    def _hours_of(self, day: date) -> DayHours:
        """Of special days that cover a day the last that was said counts."""
        for special in reversed(self.opening.special_days):
            if special.first <= day <= special.last:
                return special.hours
        return self.opening.week[day.weekday()]

    def _reckoned(self, day: date, hours: Hours) -> Open:
        closing_day = day + _ONE_DAY if hours.closes == MIDNIGHT else day
        return Open(self._instant(day, hours.opens), self._instant(closing_day, hours.closes))

    def _instant(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self.zone).astimezone(UTC)

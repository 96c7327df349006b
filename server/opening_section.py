"""The hours of a shop as its description says them: `[opening]` of the file for `glassbay init`."""

import re
from collections.abc import Iterable
from datetime import date, time
from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from server.domain.working_calendar import EVERY_DAY, MIDNIGHT, DayHours, Hours, Opening, SpecialDays

_HOURS = re.compile(r"^(\d\d):(\d\d)-(\d\d):(\d\d)$")
_USUAL = [f"{hours.opens:%H:%M}-{hours.closes:%H:%M}" for hours in EVERY_DAY.week[0]]
MOST_DAYS = 366
"""In one stretch of special days: longer ones are another week."""


def _hours(said: str) -> Hours:
    found = _HOURS.match(said)
    if found is None:
        raise ValueError(f"'{said}' are no hours; write them like 08:00-18:00")
    begin_hour, begin_minute, end_hour, end_minute = (int(part) for part in found.groups())
    end = (0, 0) if (end_hour, end_minute) == (24, 0) else (end_hour, end_minute)
    try:
        return Hours(time(begin_hour, begin_minute), time(*end))
    except ValueError as problem:
        raise ValueError(f"'{said}' are no hours of a day") from problem


def _day(said: Iterable[str]) -> DayHours:
    return tuple(_hours(hours) for hours in said)


def _in_order(said: list[str]) -> list[str]:
    """Refuse hours that end before they begin, or begin before those in front of them have ended."""
    day = _day(said)
    for hours in day:
        if hours.closes != MIDNIGHT and hours.closes <= hours.opens:
            raise ValueError(f"the shop would close at {hours.closes:%H:%M}, before it opens")
    for earlier, later in pairwise(day):
        if earlier.closes == MIDNIGHT or later.opens < earlier.closes:
            raise ValueError(f"it opens at {later.opens:%H:%M} while it is open; put the hours in order")
    return said


DaySaid = Annotated[list[str], Field(max_length=6), AfterValidator(_in_order)]
"""The hours of one day, e.g. ["08:00-12:00", "13:30-18:00"]; none where the shop is closed."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SpecialDaysSection(_Section):
    """Days that are unlike their weekday; without hours they are holidays."""

    first: date
    last: date | None = None
    hours: DaySaid = Field(default_factory=list)

    @model_validator(mode="after")
    def _ends_after_its_begin(self) -> "SpecialDaysSection":
        length = ((self.last or self.first) - self.first).days
        if not 0 <= length < MOST_DAYS:
            raise ValueError(f"'last' must be on or after 'first', at most {MOST_DAYS} days later")
        return self

    @property
    def special_days(self) -> SpecialDays:
        """The same, as the domain takes it."""
        return SpecialDays(self.first, self.last or self.first, _day(self.hours))


class OpeningSection(_Section):
    """The hours of the seven weekdays, and the days that are unlike them; unsaid, a day is 08:00-18:00."""

    monday: DaySaid = Field(default=_USUAL)
    tuesday: DaySaid = Field(default=_USUAL)
    wednesday: DaySaid = Field(default=_USUAL)
    thursday: DaySaid = Field(default=_USUAL)
    friday: DaySaid = Field(default=_USUAL)
    saturday: DaySaid = Field(default=_USUAL)
    sunday: DaySaid = Field(default=_USUAL)
    special_days: list[SpecialDaysSection] = Field(default_factory=list, max_length=200)

    @model_validator(mode="after")
    def _opens_at_all(self) -> "OpeningSection":
        if not any(self._week()):
            raise ValueError("the shop would be closed on every weekday")
        return self

    @property
    def opening(self) -> Opening:
        """The same, as the domain takes it."""
        special = tuple(section.special_days for section in self.special_days)
        return Opening(tuple(_day(said) for said in self._week()), special)

    def _week(self) -> tuple[list[str], ...]:
        return (
            self.monday,
            self.tuesday,
            self.wednesday,
            self.thursday,
            self.friday,
            self.saturday,
            self.sunday,
        )


class OpeningFile(BaseModel):
    """A file with `[opening]`, whatever else it says."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    opening: OpeningSection

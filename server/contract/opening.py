"""The hours of a shop as its description and its administrator say them."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from server.domain.said_hours import backwards, day_hours, overlap, said_hours
from server.domain.working_calendar import EVERY_DAY, Opening, SpecialDays

_USUAL = said_hours(EVERY_DAY.week[0])
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MOST_DAYS = 366
"""In one stretch of special days: longer ones are another week."""


def _in_order(said: list[str]) -> list[str]:
    """Refuse hours that end before they begin, or begin before those in front of them have ended."""
    day = day_hours(said)
    if (closes := backwards(day)) is not None:
        raise ValueError(f"the shop would close at {closes:%H:%M}, before it opens")
    if (opens := overlap(day)) is not None:
        raise ValueError(f"it opens at {opens:%H:%M} while it is open; put the hours in order")
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
        return SpecialDays(self.first, self.last or self.first, day_hours(self.hours))


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
        return Opening(tuple(day_hours(said) for said in self._week()), special)

    def _week(self) -> tuple[list[str], ...]:
        return tuple(getattr(self, name) for name in WEEKDAYS)


def opening_said(opening: Opening) -> OpeningSection:
    """Return a shop's hours as they are said."""
    week = [said_hours(day) for day in opening.week]
    special = [
        SpecialDaysSection(first=days.first, last=days.last, hours=said_hours(days.hours))
        for days in opening.special_days
    ]
    return OpeningSection(**dict(zip(WEEKDAYS, week, strict=True)), special_days=special)


class OpeningFile(BaseModel):
    """A file with `[opening]`, whatever else it says."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    opening: OpeningSection

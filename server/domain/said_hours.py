"""Hours of a day as people write them: ["08:00-12:00", "13:30-18:00"]."""

import re
from collections.abc import Iterable
from datetime import time
from itertools import pairwise

from server.domain.working_calendar import MIDNIGHT, DayHours, Hours

_HOURS = re.compile(r"^(\d\d):(\d\d)-(\d\d):(\d\d)$")


def day_hours(said: Iterable[str]) -> DayHours:
    """Return the hours; raise ValueError for what are none. Their order is not looked at."""
    return tuple(_hours(hours) for hours in said)


def said_hours(day: DayHours) -> list[str]:
    """Return a day's hours as people write them."""
    return [f"{hours.opens:%H:%M}-{_closing(hours.closes)}" for hours in day]


def overlap(day: DayHours) -> time | None:
    """Return when hours begin before those in front of them have ended; None: they are in order."""
    for earlier, later in pairwise(day):
        if earlier.closes == MIDNIGHT or later.opens < earlier.closes:
            return later.opens
    return None


def backwards(day: DayHours) -> time | None:
    """Return when hours end that end before they begin; None where there are none."""
    return next((each.closes for each in day if each.closes != MIDNIGHT and each.closes <= each.opens), None)


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


def _closing(at: time) -> str:
    return "24:00" if at == MIDNIGHT else f"{at:%H:%M}"

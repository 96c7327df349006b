"""Recalls: cars that their manufacturer wants put right, by their identification numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from server.domain.errors import InvalidRequest, RecallListRefused
from server.domain.vin import checked_vin

MOST_CARS = 5_000
"""Of one recall, in one shop's list."""
_NOTICE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Recall:
    """One recall. `code` is the manufacturer's; `title` and `remedy` say what is wrong and what is done."""

    recall_id: str
    shop_id: str
    code: str
    title: str
    remedy: str
    begins_on: date
    announced_at: datetime
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecalledCar:
    """One car of a recall; `vehicle_id` once the shop knows a car with that number."""

    car_id: str
    shop_id: str
    recall_id: str
    vin: str
    vehicle_id: str | None = None
    repaired_at: datetime | None = None
    visit_id: str | None = None
    """During which it was put right."""


@dataclass(frozen=True, slots=True)
class WrongVin:
    """A line of the list that is no identification number, or was there before; the first line is 1."""

    line: int
    given: str
    why: str
    """`form`, `check_digit` or `twice`."""


def listed_vins(lines: Sequence[str]) -> list[str]:
    """Return the identification numbers of a list, one a line; empty lines are left out.

    Raises RecallListRefused naming every line that is wrong, InvalidRequest for an empty list.
    """
    found: dict[str, int] = {}
    wrong: list[WrongVin] = []
    for number, told in enumerate(lines, start=1):
        if not told.strip():
            continue
        try:
            vin = checked_vin(told)
        except InvalidRequest as problem:
            wrong.append(WrongVin(number, told.strip(), str(problem.fields["why"])))
            continue
        if vin in found:
            wrong.append(WrongVin(number, vin, "twice"))
        found[vin] = number
    if wrong:
        raise RecallListRefused(
            f"{len(wrong)} lines of the list are wrong; nothing of it was taken in",
            lines=[{"line": each.line, "given": each.given, "why": each.why} for each in wrong],
        )
    if not found:
        raise InvalidRequest("name at least one car by its identification number", field="vins")
    return list(found)


def owners_told_for(begins_at: datetime, now: datetime) -> datetime:
    """Return the instant for which owners are told: the beginning, but never so near that nobody could be.

    Reminders go out in the week before it; a recall that has begun already gets its week from now.
    """
    return max(begins_at, now + _NOTICE)

"""What a shop can take at once as its description says it: `[[capacity]]` of the file for `glassbay init`."""

import re

from pydantic import BaseModel, ConfigDict, Field, field_validator

from server.domain.bay import BAY_KINDS
from server.domain.capacity import MIDNIGHT, NOBODYS, Capacity
from server.store.identifiers import new_id

_HOURS = re.compile(r"^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$")
MONDAY = 1


class CapacitySection(BaseModel):
    """So many cars at once on one kind of bay, by one team, between two hours of some weekdays."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    cars: int = Field(ge=0, le=200)
    team: str = Field(default=NOBODYS, max_length=40)
    hours: str | None = None
    weekdays: list[int] = Field(default=[1, 2, 3, 4, 5, 6, 7], min_length=1, max_length=7)

    @field_validator("kind")
    @classmethod
    def _is_kind(cls, kind: str) -> str:
        if kind not in BAY_KINDS:
            raise ValueError(f"'{kind}' is no kind of bay; there are {', '.join(BAY_KINDS)}")
        return kind

    @field_validator("hours")
    @classmethod
    def _are_hours(cls, said: str | None) -> str | None:
        if said is not None and _minutes(said)[0] >= _minutes(said)[1]:
            raise ValueError(f"'{said}' end before they begin")
        return said

    @field_validator("weekdays")
    @classmethod
    def _are_weekdays(cls, days: list[int]) -> list[int]:
        if not set(days) <= set(range(1, 8)):
            raise ValueError("weekdays are 1 (Monday) to 7 (Sunday)")
        return days

    def capacity(self, shop_id: str) -> Capacity:
        """Return the same as a row of the shop."""
        begin, end = _minutes(self.hours) if self.hours else (0, MIDNIGHT)
        weekdays = tuple(sorted({day - MONDAY for day in self.weekdays}))
        return Capacity(new_id(), shop_id, self.kind, self.cars, self.team, begin, end, weekdays)


def _minutes(said: str) -> tuple[int, int]:
    found = _HOURS.match(said)
    if found is None:
        raise ValueError(f"'{said}' are no hours; write them like 08:00-12:00")
    begin_hour, begin_minute, end_hour, end_minute = (int(part) for part in found.groups())
    return begin_hour * 60 + begin_minute, end_hour * 60 + end_minute

"""The rota as those see it who plan it. Hours are written as ["08:00-12:00", "13:00-17:30"]."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from server.contract.boards import Words
from server.contract.deeds.values import Body

DaySaid = Annotated[list[Annotated[str, Field(max_length=11)]], Field(max_length=6)]
RotaKind = Literal["leave", "sick", "training", "other_hours"]


class SetRota(Body):
    """`POST /api/rota/{staff_id}`: somebody's shifts on the seven weekdays, Monday first."""

    week: Annotated[list[DaySaid], Field(min_length=7, max_length=7)]


class KeepRotaDays(Body):
    """`POST /api/rota/{staff_id}/days`: days that are unlike their rota; without `last` one day."""

    rota_days_id: str = Field(min_length=36, max_length=36, description="a UUIDv7 of yours")
    first: date
    last: date | None = None
    kind: RotaKind
    hours: DaySaid = Field(default_factory=list, description="of `other_hours` alone")


class RotaDaysEntry(Body):
    """Days that are unlike the rota."""

    rota_days_id: str
    first: date
    last: date
    kind: RotaKind
    hours: DaySaid


class RotaPerson(Body):
    """Somebody who works here, when they are expected, and what they do in one week."""

    staff_id: str
    name: Words
    roles: list[str]
    week: list[DaySaid] | None = Field(description="Monday first; null: nobody has written it")
    shown: list[list[str] | None] = Field(description="hours on each day of the week asked for")
    away: list[RotaKind | None] = Field(description="why a day of that week is unlike the rota")
    days: list[RotaDaysEntry] = Field(description="that are not over yet")


class RotaWeek(Body):
    """`GET /api/rota`: a week of the shop's calendar."""

    monday: date
    today: date
    people: list[RotaPerson]

"""What was written down as a car was received."""

from datetime import date, datetime

from pydantic import Field

from server.contract.boards.values import Value
from server.domain.reception import DamageKind, Station, Stay, WarningLamp


class ReceptionRecord(Value):
    """The record of a car that is here: whose it is, what it shows, what its owner said."""

    visit_id: str
    order_id: str
    owner_name: str
    owner_phone: str
    owner_has_no_phone: bool = Field(default=False, description="they said so")
    bringer_name: str | None = Field(description="null: the owner brings it")
    bringer_phone: str | None
    bringer_has_no_phone: bool = False
    vin: str | None
    first_registered_on: date | None = None
    mileage_km: int | None
    fuel_eighths: int | None
    warning_lamps: list[WarningLamp]
    stay: Stay | None
    no_wash: bool = Field(default=False, description="the customer wishes none")
    valuables_reminded: bool
    valuables: str
    own_words: str
    notes: str


class MarkedDamage(Value):
    """Damage that was there when the car came; `x` and `y` are shares of the drawing."""

    mark_id: str
    station: Station
    kind: DamageKind
    x: float
    y: float
    marked_at: datetime


class StationPhoto(Value):
    """A picture of the walk-around; fetch it with the token."""

    photo_id: str
    station: Station
    picture: str
    taken_at: datetime


class Walkaround(Value):
    """The walk round one car: where nothing was found, what was marked, what was photographed."""

    visit_id: str
    order_id: str
    clear: list[Station]
    marks: list[MarkedDamage]
    photos: list[StationPhoto]

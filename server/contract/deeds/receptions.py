"""What is written down as a car is received, a part at a time; each may have waited on the tablet."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from server.contract.deeds.reception import VehicleDescription
from server.contract.deeds.values import Body, Text
from server.domain.reception import DamageKind, Station, Stay, WarningLamp

ClientId = Annotated[str, Field(min_length=36, max_length=36)]
"""A UUIDv7 that the client made."""
Share = Annotated[float, Field(ge=0, le=1)]
Story = Annotated[str, Field(max_length=2000)]


class Person(Body):
    """Somebody to be called."""

    name: str = Field(min_length=1, max_length=80)
    phone: str | None = Field(min_length=3, max_length=30, description="null: none told, one on record stays")
    has_no_phone: bool = Field(default=False, description="they say so; counts where none is on record")


class ReceptionPart(Body):
    """Any part of a reception."""

    done_at: datetime | None = Field(default=None, description="when it was written down, if it waited")


class KeepCustomer(ReceptionPart):
    """`POST /api/receptions/{order_id}/customer`: whose car it is, and who brings it if not the owner."""

    owner: Person
    bringer: Person | None = None


class KeepVehicle(ReceptionPart):
    """`POST /api/receptions/{order_id}/vehicle`: what it is, and what it shows."""

    description: VehicleDescription | None = None
    vin: str | None = Field(default=None, max_length=24)
    first_registered_on: date | None = Field(default=None, description="null: as it is on record")
    mileage_km: int | None = Field(default=None, ge=0, le=5_000_000)
    mileage_confirmed: bool = Field(default=False, description="less than at the last visit, and right")
    fuel_eighths: int | None = Field(default=None, ge=0, le=8, description="of the tank, or of the battery")
    warning_lamps: list[WarningLamp] = Field(default=[], max_length=len(WarningLamp))


class KeepInterview(ReceptionPart):
    """`POST /api/receptions/{order_id}/interview`: the customer's own words, and what was agreed."""

    own_words: Story = ""
    notes: Story = ""
    stay: Stay | None = None
    no_wash: bool = Field(default=False, description="the customer wishes none: the wash is left out")
    valuables_reminded: bool = False
    valuables: Text = ""


class MarkDamage(ReceptionPart):
    """`POST /api/receptions/{order_id}/marks`: damage that was there when the car came."""

    mark_id: ClientId
    station: Station
    kind: DamageKind
    x: Share
    y: Share


class UnmarkDamage(ReceptionPart):
    """`POST /api/receptions/{order_id}/marks/{mark_id}/remove`: the mark was a mistake."""


class CheckStation(ReceptionPart):
    """`POST /api/receptions/{order_id}/stations`: nothing was found there, or something after all."""

    station: Station
    clear: bool

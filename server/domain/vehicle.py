"""Vehicles and their owners: what has a name or a plate, and can be deleted while the journal stays."""

from dataclasses import dataclass
from datetime import date

from server.domain.plate import PlateColour
from server.domain.stage import Name


@dataclass(frozen=True, slots=True)
class Vehicle:
    """A car known to the shop."""

    vehicle_id: str
    shop_id: str
    plate: str
    plate_colour: PlateColour
    brand: Name
    series: Name
    colour: Name
    customer_id: str | None
    vin: str | None = None
    first_registered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Customer:
    """Who owns a car, or brings it; `has_no_phone`, if they said so: else a missing one was not asked for."""

    customer_id: str
    shop_id: str
    name: str
    phone: str
    has_no_phone: bool = False

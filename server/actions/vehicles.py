"""Finding a vehicle by its plate, putting it on record, and describing it."""

from dataclasses import replace

from server.contract.boards import Words
from server.contract.deeds import VehicleDescription
from server.domain.errors import InvalidRequest
from server.domain.events import VehicleChanged
from server.domain.plate import PlateColour, normalise_plate
from server.domain.stage import Name
from server.domain.vehicle import Vehicle
from server.store import tables
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork

UNREGISTERED = Name(zh="", en="")
"""What is not yet known of a car that nobody has registered; screens show a dash."""


def vehicle_by_plate(work: UnitOfWork, plate: str) -> Vehicle | None:
    """Return the shop's vehicle with this plate."""
    return next(iter(work.vehicles.where(tables.vehicles.c.plate == plate)), None)


def known_or_new(work: UnitOfWork, plate: str, colour: PlateColour | None = None) -> Vehicle:
    """Return the vehicle with this plate, put on record if it was not; InvalidRequest for no plate at all."""
    text = normalise_plate(plate)
    if work.numbering.format_of(text) is None:
        raise InvalidRequest(f"'{plate}' is not a licence plate", field="plate")
    found = vehicle_by_plate(work, text)
    if found is not None:
        return found
    new = Vehicle(
        vehicle_id=new_id(),
        shop_id=work.shop_id,
        plate=text,
        plate_colour=colour or work.numbering.usual_colour(text),
        brand=UNREGISTERED,
        series=UNREGISTERED,
        colour=UNREGISTERED,
        customer_id=None,
    )
    work.vehicles.save(new)
    return new


def describe_vehicle(work: UnitOfWork, vehicle: Vehicle, told: VehicleDescription) -> None:
    """Put on record what the car is."""
    colour = _name(told.colour) if told.colour else vehicle.colour
    described = replace(vehicle, brand=_name(told.brand), series=_name(told.series), colour=colour)
    work.vehicles.save(described)
    work.record(VehicleChanged(vehicle_id=vehicle.vehicle_id))


def _name(words: Words) -> Name:
    return Name(zh=words.zh, en=words.en)

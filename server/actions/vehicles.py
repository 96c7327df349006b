"""Finding a vehicle by its plate or its VIN, putting it on record, and describing it."""

from dataclasses import replace

from server.contract.boards import Words
from server.contract.bookings import KnownCar
from server.contract.deeds import NoPlate, VehicleDescription, WhichCar
from server.domain.errors import InvalidRequest
from server.domain.events import VehicleChanged
from server.domain.no_plate import checked_mark, is_mark, mark_of_vin, numbered_mark
from server.domain.plate import PlateColour, normalise_plate
from server.domain.stage import Name
from server.domain.vehicle import Vehicle
from server.domain.vin import checked_vin
from server.store import tables
from server.store.identifiers import new_id
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork

UNREGISTERED = Name(zh="", en="")
"""What is not yet known of a car that nobody has registered; screens show a dash."""


def vehicle_by_plate(rows: ShopRows, plate: str) -> Vehicle | None:
    """Return the shop's vehicle with this plate."""
    return next(iter(rows.vehicles.where(tables.vehicles.c.plate == plate)), None)


def known_car(rows: ShopRows, plate: str) -> KnownCar | None:
    """Return what the shop has on record of the car with this plate, None where it has never been there."""
    vehicle = vehicle_by_plate(rows, normalise_plate(plate))
    if vehicle is None:
        return None
    owner = rows.customers.find(vehicle.customer_id)
    return KnownCar(
        colour=vehicle.plate_colour,
        brand=_words(vehicle.brand),
        series=_words(vehicle.series),
        vehicle_colour=_words(vehicle.colour),
        customer_name=owner.name if owner else "",
        customer_phone=owner.phone if owner else "",
    )


def car_told(work: UnitOfWork, told: WhichCar) -> Vehicle:
    """Return the car that somebody names, put on record if it was not; InvalidRequest where it is none."""
    if told.no_plate is not None:
        return car_without_plate(work, told.no_plate)
    return known_or_new(work, told.plate or "", told.colour)


def known_or_new(work: UnitOfWork, plate: str, colour: PlateColour | None = None) -> Vehicle:
    """Return the vehicle with this plate, put on record if it was not; InvalidRequest for no plate at all."""
    text = checked_plate(work, plate)
    return vehicle_by_plate(work, text) or _new_vehicle(work, text, plate_colour(work, text, colour))


def checked_plate(work: UnitOfWork, plate: str) -> str:
    """Return a plate as it is kept; raise InvalidRequest for what is none."""
    text = normalise_plate(plate)
    if work.numbering.format_of(text) is None:
        raise InvalidRequest(f"'{plate}' is not a licence plate", field="plate")
    return text


def plate_colour(work: UnitOfWork, text: str, told: PlateColour | None) -> PlateColour:
    """Return a plate's colour: the one that was told, else the usual one."""
    return told if told not in (None, PlateColour.NONE) else work.numbering.usual_colour(text)


def car_without_plate(work: UnitOfWork, told: NoPlate) -> Vehicle:
    """Return the car with this VIN or mark; one of which nothing is known gets a mark of its own."""
    vin = checked_vin(told.vin) if told.vin else None
    known = _vehicle_by_vin(work, vin) if vin else _vehicle_marked(work, told.mark or "")
    if known is not None:
        return known
    text = _mark(work, told, vin)
    return vehicle_by_plate(work, text) or _new_vehicle(work, text, PlateColour.NONE, vin)


def _mark(work: UnitOfWork, told: NoPlate, vin: str | None) -> str:
    if told.mark:
        return checked_mark(told.mark, work.numbering)
    if vin is not None:
        return mark_of_vin(vin, lambda mark: vehicle_by_plate(work, mark) is not None)
    return numbered_mark(work.number_for_people("mark"))


def _vehicle_marked(work: UnitOfWork, mark: str) -> Vehicle | None:
    """The car with a mark as screens show it: that of a VIN may look like a plate."""
    return vehicle_by_plate(work, mark) if is_mark(mark) else None


def _vehicle_by_vin(work: UnitOfWork, vin: str) -> Vehicle | None:
    """The car with this VIN; of two records the one with a plate."""
    found = work.vehicles.where(tables.vehicles.c.vin == vin)
    return min(found, key=lambda vehicle: is_mark(vehicle.plate), default=None)


def _new_vehicle(work: UnitOfWork, text: str, colour: PlateColour, vin: str | None = None) -> Vehicle:
    new = Vehicle(
        vehicle_id=new_id(),
        shop_id=work.shop_id,
        plate=text,
        plate_colour=colour,
        brand=UNREGISTERED,
        series=UNREGISTERED,
        colour=UNREGISTERED,
        customer_id=None,
        vin=vin,
    )
    work.vehicles.save(new)
    return new


def describe_vehicle(work: UnitOfWork, vehicle: Vehicle, told: VehicleDescription) -> None:
    """Put on record what the car is."""
    colour = _name(told.colour) if told.colour else vehicle.colour
    described = replace(vehicle, brand=_name(told.brand), series=_name(told.series), colour=colour)
    work.vehicles.save(described)
    work.record(VehicleChanged(vehicle_id=vehicle.vehicle_id))


def _words(name: Name) -> Words:
    return Words(zh=name.zh, en=name.en)


def _name(words: Words) -> Name:
    return Name(zh=words.zh, en=words.en)

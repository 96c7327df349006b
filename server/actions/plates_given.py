"""A car that was here without a plate gets one: its history stays with it."""

from dataclasses import replace

from server.actions.arrivals import VisitAnswer, move_visit, visit_on_premises
from server.actions.vehicles import UNREGISTERED, checked_plate, plate_colour, vehicle_by_plate
from server.contract.deeds import GivePlate
from server.domain.errors import InvalidRequest
from server.domain.events import PlateGiven
from server.domain.no_plate import is_mark
from server.domain.permissions import ShopDeed
from server.domain.vehicle import Vehicle
from server.store.moved_rows import move_vehicle
from server.store.unit_of_work import UnitOfWork


def give_plate(work: UnitOfWork, visit_id: str, body: GivePlate) -> VisitAnswer:
    """The car of a visit has its plate now; InvalidRequest where it had one, or another car has it here."""
    work.permit(ShopDeed.CHECK_IN_VEHICLE)
    marked = work.vehicles.get(work.visits.get(visit_id).vehicle_id)
    if not is_mark(marked.plate):
        raise InvalidRequest("this car has a plate already", field="visit_id")
    text = checked_plate(work, body.plate)
    known = vehicle_by_plate(work, text)
    if known is None:
        plated = replace(marked, plate=text, plate_colour=plate_colour(work, text, body.colour))
        work.vehicles.save(plated)
        given = PlateGiven(vehicle_id=plated.vehicle_id, was_id=None)
    else:
        _become(work, marked, known)
        given = PlateGiven(vehicle_id=known.vehicle_id, was_id=marked.vehicle_id)
    return VisitAnswer(visit_id=visit_id, event_number=work.record(given).number)


def _become(work: UnitOfWork, marked: Vehicle, known: Vehicle) -> None:
    """Two records are one car: all that is the marked one's is the known one's from now on."""
    work.vehicles.save(replace(marked, vin=None))
    work.vehicles.save(_with_what_is_known(known, marked))
    here = visit_on_premises(work, marked)
    if here is not None:
        move_visit(work, here, known)
    move_vehicle(work, marked.vehicle_id, known.vehicle_id)


def _with_what_is_known(known: Vehicle, marked: Vehicle) -> Vehicle:
    """What was written down before counts; the new record only adds to it."""
    described = marked if known.brand == UNREGISTERED else known
    return replace(
        known,
        vin=known.vin or marked.vin,
        first_registered_on=known.first_registered_on or marked.first_registered_on,
        customer_id=known.customer_id or marked.customer_id,
        brand=described.brand,
        series=described.series,
        colour=described.colour,
    )

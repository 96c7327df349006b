"""Parking: whoever moves a car says where it stands now, and what hangs on its key."""

from server.actions.arrivals import VisitAnswer
from server.contract.deeds import ParkVehicle
from server.domain import events
from server.domain.errors import InvalidRequest
from server.domain.parking import require_free_tag, written_tag
from server.domain.permissions import ShopDeed
from server.domain.visit import Visit
from server.domain.visit_changes import evolve_visit
from server.store import tables
from server.store.unit_of_work import UnitOfWork


def park_vehicle(work: UnitOfWork, visit_id: str, body: ParkVehicle) -> VisitAnswer:
    """Somebody has parked the car, or hung another tag on its key."""
    work.permit(ShopDeed.PARK_VEHICLE)
    visit = work.visits.get(visit_id)
    if visit.departed_at is not None:
        raise InvalidRequest("this car has left the shop", field="visit_id")
    key_tag = written_tag(body.key_tag)
    require_free_tag(key_tag, visit, _in_hand_with(work, key_tag))
    work.happened_at(body.done_at, not_before=visit.arrived_at)
    parked = events.VehicleParked(visit_id=visit_id, key_tag=key_tag, spot=body.spot.strip())
    envelope = work.record(parked)
    work.visits.save(evolve_visit(parked, visit, envelope.occurred_at))
    return VisitAnswer(visit_id=visit_id, event_number=envelope.number)


def _in_hand_with(work: UnitOfWork, key_tag: str) -> list[Visit]:
    """The visits with that tag whose keys the customer does not have yet."""
    column = tables.visits.c
    here = work.visits.where(column.departed_at.is_(None), column.key_tag == key_tag) if key_tag else []
    return [
        visit
        for visit in here
        if any(order.delivered_at is None for order in work.orders.of_visit(visit.visit_id))
    ]

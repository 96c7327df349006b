"""Departures: a car leaves through the gate."""

from server.actions.exceptions import raise_exception
from server.domain import events
from server.domain.visit import Visit
from server.domain.visit_changes import evolve_visit
from server.store import tables
from server.store.unit_of_work import UnitOfWork

LEFT_UNSETTLED = "left_unsettled"


def depart(work: UnitOfWork, vehicle_id: str) -> str | None:
    """Close the vehicle's open visit and return its id; leaving unsettled raises an exception."""
    visit = _inside(work, vehicle_id)
    if visit is None:
        return None
    unsettled = any(order.settled_at is None for order in work.orders.of_visit(visit.visit_id))
    if unsettled:
        raise_exception(work, LEFT_UNSETTLED, visit_id=visit.visit_id, owner_id=visit.advisor_id)
    event = events.VehicleDeparted(visit_id=visit.visit_id, unsettled=unsettled)
    work.visits.save(evolve_visit(event, visit, work.record(event).occurred_at))
    return visit.visit_id


def _inside(work: UnitOfWork, vehicle_id: str) -> Visit | None:
    """The visit that leaves: of several open ones the oldest."""
    column = tables.visits.c
    return next(iter(work.visits.where(column.vehicle_id == vehicle_id, column.departed_at.is_(None))), None)

"""Departures: a car leaves through the gate, or unseen: then by hand, or by itself when the shop closes."""

from dataclasses import replace

from pydantic import BaseModel

from server.actions.exceptions import raise_exception
from server.actions.job_clock import stop_clocks_of
from server.domain import events
from server.domain.customer_link import kept_after
from server.domain.departure import handed_over_at, has_left_by
from server.domain.errors import InvalidRequest, StillHere
from server.domain.permissions import ShopDeed
from server.domain.visit import Visit
from server.domain.visit_changes import evolve_visit
from server.store import tables
from server.store.delivered_visits import delivered_visits
from server.store.unit_of_work import UnitOfWork

LEFT_UNSETTLED = "left_unsettled"


class DepartureAnswer(BaseModel):
    """The visit that is over."""

    visit_id: str
    event_number: int


def depart(work: UnitOfWork, vehicle_id: str) -> str | None:
    """Close the vehicle's open visit and return its id; leaving unsettled raises an exception."""
    visit = _inside(work, vehicle_id)
    if visit is None:
        return None
    unsettled = any(order.settled_at is None for order in work.orders.of_visit(visit.visit_id))
    if unsettled:
        raise_exception(work, LEFT_UNSETTLED, visit_id=visit.visit_id, owner_id=visit.advisor_id)
    _close(work, visit, events.VehicleDeparted(visit_id=visit.visit_id, unsettled=unsettled))
    return visit.visit_id


def settle_departed(work: UnitOfWork, visit_id: str) -> None:
    """Nobody has to look any more for the money of a car that left unsettled, once all of it came in."""
    visit = work.visits.get(visit_id)
    owing = any(order.settled_at is None for order in work.orders.of_visit(visit_id))
    if visit.departed_at is not None and not owing:
        forget_left_unsettled(work, visit_id)


def forget_left_unsettled(work: UnitOfWork, visit_id: str) -> None:
    """Settle what was raised as the car left."""
    column = tables.exceptions.c
    for raised in work.exceptions.where(
        column.visit_id == visit_id, column.kind == LEFT_UNSETTLED, column.settled_at.is_(None)
    ):
        work.exceptions.save(replace(raised, settled_at=work.now))
        work.record(events.ExceptionSettled(exception_id=raised.exception_id))


def close_visit(work: UnitOfWork, visit_id: str) -> DepartureAnswer:
    """Somebody says that a delivered car has left; StillHere for one that was not handed over."""
    work.permit(ShopDeed.CLOSE_VISIT)
    visit = work.visits.get(visit_id)
    if visit.departed_at is not None:
        raise InvalidRequest("this car has left already", field="visit_id")
    if handed_over_at(work.orders.of_visit(visit_id)) is None:
        raise StillHere("this car was not handed over yet: deliver it first", visit_id=visit_id)
    event = events.VehicleDeparted(visit_id=visit_id, unsettled=False, seen=False)
    return DepartureAnswer(visit_id=visit_id, event_number=_close(work, visit, event))


def close_delivered(work: UnitOfWork) -> None:
    """Close the visits of delivered cars that no camera saw leave before the shop closed."""
    for visit in delivered_visits(work):
        handed_over = handed_over_at(work.orders.of_visit(visit.visit_id))
        if handed_over is not None and has_left_by(work.now, handed_over, work.shop.calendar):
            event = events.VehicleDeparted(visit_id=visit.visit_id, unsettled=False, seen=False)
            _close(work, visit, event)


def _close(work: UnitOfWork, visit: Visit, event: events.VehicleDeparted) -> int:
    stop_clocks_of(work, visit.visit_id)
    envelope = work.record(event)
    work.visits.save(evolve_visit(event, visit, envelope.occurred_at))
    for link in work.customer_links.where(tables.customer_links.c.visit_id == visit.visit_id):
        work.customer_links.save(kept_after(link, envelope.occurred_at))
    return envelope.number


def _inside(work: UnitOfWork, vehicle_id: str) -> Visit | None:
    """The visit that leaves: of several open ones the oldest."""
    column = tables.visits.c
    return next(iter(work.visits.where(column.vehicle_id == vehicle_id, column.departed_at.is_(None))), None)

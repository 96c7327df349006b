"""How the floor moves on: the rows that an event names are put in, then the event is applied."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from functools import singledispatch
from typing import Any
from zoneinfo import ZoneInfo

from server.domain import events
from server.domain.appointment import Appointment
from server.domain.order_changes import evolve
from server.domain.visit_changes import (
    appointment_of,
    assigned,
    cancelled,
    evolve_visit,
    expected_again,
    kept,
    missed,
    visit_of,
)
from server.projections.floor import Floor, FloorFact
from server.projections.floor_facts import put


def move_on(floor: Floor, envelope: events.Envelope, facts: Iterable[FloorFact]) -> None:
    """Apply one entry of the journal, the very next after `floor.number`."""
    if envelope.number != floor.number + 1:
        raise ValueError(f"entry {envelope.number} does not follow {floor.number}")
    for fact in facts:
        put(fact, floor)
    if envelope.staff_id is not None:
        floor.see(envelope.shop_day, envelope.staff_id, envelope.occurred_at)
    _apply(envelope.event, floor, envelope)
    floor.number = envelope.number


@singledispatch
def _apply(event: events.Event, floor: Floor, envelope: events.Envelope) -> None:
    """Events that only say what to look at again have done their work through their facts."""


@_apply.register
def _(event: events.AppointmentBooked, floor: Floor, envelope: events.Envelope) -> None:
    floor.appointments[event.appointment_id] = appointment_of(event, envelope.shop_id)


@_apply.register
def _(event: events.AppointmentAssigned, floor: Floor, envelope: events.Envelope) -> None:
    _change_appointment(floor, event.appointment_id, lambda found: assigned(found, event))


@_apply.register
def _(event: events.AppointmentCancelled, floor: Floor, envelope: events.Envelope) -> None:
    _change_appointment(floor, event.appointment_id, cancelled)


@_apply.register
def _(event: events.AppointmentMissed, floor: Floor, envelope: events.Envelope) -> None:
    _change_appointment(floor, event.appointment_id, missed)


@_apply.register
def _(event: events.FlowChanged, floor: Floor, envelope: events.Envelope) -> None:
    floor.current_flows[event.key] = event.digest


@_apply.register
def _(event: events.BookingsRolled, floor: Floor, envelope: events.Envelope) -> None:
    opening = opening_of(event.day, floor.shop.zone)
    past = [key for key, appointment in floor.appointments.items() if appointment.slot_at < opening]
    for key in past:
        del floor.appointments[key]
    _forget(floor.rota_days, lambda days: days.last.isoformat() < event.day)


@_apply.register
def _(event: events.VehicleArrived, floor: Floor, envelope: events.Envelope) -> None:
    visit = visit_of(event, envelope.shop_id, envelope.occurred_at)
    floor.visits[visit.visit_id] = visit
    floor.orders[event.order.order_id] = event.order
    _change_appointment(floor, event.appointment_id, lambda found: kept(found, visit.visit_id))


@_apply.register
def _(event: events.VisitVehicleCorrected, floor: Floor, envelope: events.Envelope) -> None:
    _change_appointment(floor, floor.visits[event.visit_id].appointment_id, expected_again)
    _change_appointment(floor, event.appointment_id, lambda found: kept(found, event.visit_id))
    _change_visit(event, floor, envelope)


@_apply.register
def _(event: events.VisitEvent, floor: Floor, envelope: events.Envelope) -> None:
    _change_visit(event, floor, envelope)


@_apply.register
def _(event: events.OrderEvent, floor: Floor, envelope: events.Envelope) -> None:
    order = floor.orders.get(event.order_id)
    if order is None:
        # Of a car that has left: it is paid late, or money goes back.
        return
    flow = floor.flows[order.flow_digest]
    floor.orders[order.order_id] = evolve(order, event, envelope.occurred_at, flow)


@_apply.register
def _(event: events.VehicleDeparted, floor: Floor, envelope: events.Envelope) -> None:
    _forget_visit(floor, event.visit_id)


@_apply.register
def _(event: events.VisitsMerged, floor: Floor, envelope: events.Envelope) -> None:
    _forget_visit(floor, event.merged_id)


@_apply.register
def _(event: events.SightingDecided, floor: Floor, envelope: events.Envelope) -> None:
    if not concerns_boards(event.direction, event.outcome):
        floor.sightings.pop(event.sighting_id, None)


@_apply.register
def _(event: events.SightingExpired, floor: Floor, envelope: events.Envelope) -> None:
    floor.sightings.pop(event.sighting_id, None)


@_apply.register
def _(event: events.BayStillExpired, floor: Floor, envelope: events.Envelope) -> None:
    floor.bay_stills.pop(event.still_id, None)


@_apply.register
def _(event: events.DamageUnmarked, floor: Floor, envelope: events.Envelope) -> None:
    floor.damage_marks.pop(event.mark_id, None)


@_apply.register
def _(event: events.WalkPhotoExpired, floor: Floor, envelope: events.Envelope) -> None:
    floor.walk_photos.pop(event.photo_id, None)


@_apply.register
def _(event: events.AnnouncementEnded, floor: Floor, envelope: events.Envelope) -> None:
    if event.visit_id not in floor.visits:
        floor.announcements.pop(event.announcement_id, None)


@_apply.register
def _(event: events.RotaDaysRemoved, floor: Floor, envelope: events.Envelope) -> None:
    floor.rota_days.pop(event.rota_days_id, None)


@_apply.register
def _(event: events.ExceptionSettled, floor: Floor, envelope: events.Envelope) -> None:
    floor.exceptions.pop(event.exception_id, None)


def concerns_boards(direction: str, outcome: str) -> bool:
    """Tell whether a passage is shown: cars that came in and were greeted, or should have been."""
    return direction == "in" and outcome in ("greeted", "doubtful")


def opening_of(day: str, zone: str) -> datetime:
    """Return the first instant of a shop's calendar day."""
    return datetime.combine(date.fromisoformat(day), time(), ZoneInfo(zone))


def _change_visit(event: events.VisitEvent, floor: Floor, envelope: events.Envelope) -> None:
    visit = floor.visits.get(event.visit_id)
    if visit is not None:
        floor.visits[visit.visit_id] = evolve_visit(event, visit, envelope.occurred_at)


def _change_appointment(
    floor: Floor, appointment_id: str | None, change: Callable[[Appointment], Appointment]
) -> None:
    appointment = floor.appointments.get(appointment_id or "")
    if appointment is not None:
        floor.appointments[appointment.appointment_id] = change(appointment)


def _forget(rows: dict[str, Any], gone: Callable[[Any], bool]) -> None:
    for key in [key for key, row in rows.items() if gone(row)]:
        del rows[key]


def _forget_visit(floor: Floor, visit_id: str) -> None:
    """Let go of a visit that is over, with all that belongs to it."""
    del floor.visits[visit_id]
    gone = {key for key, order in floor.orders.items() if order.visit_id == visit_id}
    for of_orders in (
        floor.orders,
        floor.line_words,
        floor.reworks,
        floor.receptions,
        floor.damage_marks,
        floor.walk_photos,
        floor.paint_jobs,
        floor.job_spans,
    ):
        _forget(of_orders, lambda row: row.order_id in gone)
    for of_visit in (floor.announcements, floor.sightings, floor.customer_links, floor.bay_stills):
        _forget(of_visit, lambda row: row.visit_id == visit_id)

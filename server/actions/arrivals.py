"""Arrivals: a car comes onto the premises, seen by the gate or by an advisor."""

from dataclasses import replace
from datetime import timedelta

from pydantic import BaseModel

from server.actions.advisor_turn import give_car, receiver_of_arrival
from server.actions.vehicles import car_told
from server.contract.deeds import CheckInVehicle, ConfirmArrival
from server.domain import events
from server.domain.appointment import Appointment, AppointmentState
from server.domain.errors import InvalidRequest
from server.domain.records import SightingRecord
from server.domain.repair_order import Reached, RepairOrder
from server.domain.vehicle import Vehicle
from server.domain.visit import Visit
from server.domain.visit_changes import evolve_visit, expected_again, kept, visit_of
from server.projections.floor_changes import opening_of
from server.store import tables
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork


class VisitAnswer(BaseModel):
    """The visit that an arrival opened, or was found to belong to."""

    visit_id: str
    event_number: int


def check_in_vehicle(work: UnitOfWork, body: CheckInVehicle) -> VisitAnswer:
    """An advisor checks a car in by hand: the gate missed it, or there is no gate."""
    work.permit("check_in_vehicle")
    vehicle = car_told(work, body)
    refuse_if_here(work, vehicle)
    visit, number = open_visit(work, vehicle, sighting_id=None)
    return VisitAnswer(visit_id=visit.visit_id, event_number=number)


def confirm_arrival(work: UnitOfWork, sighting_id: str, body: ConfirmArrival) -> VisitAnswer:
    """An advisor says which car a passage was: a doubtful one is greeted, a wrong one is corrected."""
    work.permit("confirm_arrival")
    seen = work.sightings.get(sighting_id)
    vehicle = car_told(work, body)
    corrected = seen.visit_id is not None
    visit = _correct_visit(work, seen, vehicle) if corrected else _visit_for(work, seen, vehicle)
    work.sightings.save(replace(seen, visit_id=visit.visit_id, resolved_at=work.now, confirmed=True))
    envelope = work.record(
        events.SightingConfirmed(sighting_id=sighting_id, visit_id=visit.visit_id, corrected=corrected)
    )
    return VisitAnswer(visit_id=visit.visit_id, event_number=envelope.number)


def visit_on_premises(work: UnitOfWork, vehicle: Vehicle) -> Visit | None:
    """Return the vehicle's open visit, if it is here and has not been delivered."""
    column = tables.visits.c
    for visit in work.visits.where(column.vehicle_id == vehicle.vehicle_id, column.departed_at.is_(None)):
        if any(order.delivered_at is None for order in work.orders.of_visit(visit.visit_id)):
            return visit
    return None


def open_visit(
    work: UnitOfWork, vehicle: Vehicle, sighting_id: str | None, flow: str | None = None
) -> tuple[Visit, int]:
    """Open a visit with its repair order; return it with the number of its event.

    The order goes by what was booked, else by `flow`, else by the shop's usual one.
    """
    booking = booking_today(work, vehicle)
    advisor = receiver_of_arrival(work, booking)
    visit_id = new_id()
    order = opened_order(work, visit_id, booking.flow if booking else flow)
    arrived = events.VehicleArrived(
        visit_id=visit_id,
        vehicle_id=vehicle.vehicle_id,
        appointment_id=booking.appointment_id if booking else None,
        advisor_id=advisor.staff_id if advisor else None,
        sighting_id=sighting_id,
        order=order,
        by_turn=advisor is not None and (booking is None or advisor.staff_id != booking.advisor_id),
    )
    visit = visit_of(arrived, work.shop_id, work.occurred_at)
    work.visits.save(visit)
    work.orders.save(order)
    if booking is not None:
        work.appointments.save(kept(booking, visit_id))
    if advisor is not None:
        give_car(work, advisor)
    return visit, work.record(arrived).number


def booking_today(work: UnitOfWork, vehicle: Vehicle) -> Appointment | None:
    """Return today's booking of the vehicle that nobody has come for yet, the earliest of several."""
    column = tables.appointments.c
    opening = opening_of(work.shop_day, work.shop.zone)
    found = work.appointments.where(
        column.vehicle_id == vehicle.vehicle_id,
        column.state.in_([AppointmentState.EXPECTED, AppointmentState.NO_SHOW]),
        column.slot_at >= opening,
        column.slot_at < opening + timedelta(days=1),
    )
    return min(found, key=lambda booking: booking.slot_at, default=None)


def refuse_if_here(work: UnitOfWork, vehicle: Vehicle) -> None:
    """Raise InvalidRequest where the vehicle has a visit that is open."""
    here = visit_on_premises(work, vehicle)
    if here is not None:
        raise InvalidRequest("this car is already here", field="plate", visit_id=here.visit_id)


def _visit_for(work: UnitOfWork, seen: SightingRecord, vehicle: Vehicle) -> Visit:
    return visit_on_premises(work, vehicle) or open_visit(work, vehicle, seen.sighting_id)[0]


def _correct_visit(work: UnitOfWork, seen: SightingRecord, vehicle: Vehicle) -> Visit:
    """Move the visit of a wrong read to the right vehicle."""
    visit = work.visits.get(seen.visit_id or "")
    return visit if visit.vehicle_id == vehicle.vehicle_id else move_visit(work, visit, vehicle)


def move_visit(work: UnitOfWork, visit: Visit, vehicle: Vehicle) -> Visit:
    """Give a visit to the vehicle that it is of; the booking of the other one is expected again.

    Raises InvalidRequest where that vehicle is here already.
    """
    refuse_if_here(work, vehicle)
    wrong = work.appointments.find(visit.appointment_id)
    if wrong is not None:
        work.appointments.save(expected_again(wrong))
    right = booking_today(work, vehicle)
    if right is not None:
        work.appointments.save(kept(right, visit.visit_id))
    event = events.VisitVehicleCorrected(
        visit_id=visit.visit_id,
        vehicle_id=vehicle.vehicle_id,
        appointment_id=right.appointment_id if right else None,
    )
    corrected = evolve_visit(event, visit, work.record(event).occurred_at)
    work.visits.save(corrected)
    return corrected


def opened_order(work: UnitOfWork, visit_id: str, wanted: str | None) -> RepairOrder:
    """Return a new order as it stands when its car arrives; it goes by `wanted`, else by the usual flow."""
    flow = work.current_flow(wanted or work.shop.default_flow)
    return RepairOrder(
        order_id=new_id(),
        shop_id=work.shop_id,
        visit_id=visit_id,
        number=work.number_for_people("repair_order"),
        flow=flow.key,
        flow_digest=flow.digest,
        stage=flow.first.key,
        stage_entered_at=work.occurred_at,
        opened_at=work.occurred_at,
        timeline=(Reached(flow.first.step, work.occurred_at),),
    )

"""What each event makes of a visit and of an appointment."""

from dataclasses import replace
from datetime import datetime
from functools import singledispatch

from server.domain import events
from server.domain.appointment import Appointment, AppointmentState
from server.domain.visit import Visit


@singledispatch
def evolve_visit(event: events.VisitEvent, visit: Visit, at: datetime) -> Visit:
    """Return `visit` after `event`, which occurred at `at`; most events leave it as it is."""
    return visit


@evolve_visit.register
def _(event: events.AdvisorAssigned, visit: Visit, at: datetime) -> Visit:
    return replace(visit, advisor_id=event.advisor_id)


@evolve_visit.register
def _(event: events.VisitVehicleCorrected, visit: Visit, at: datetime) -> Visit:
    return replace(visit, vehicle_id=event.vehicle_id, appointment_id=event.appointment_id)


@evolve_visit.register
def _(event: events.VehicleParked, visit: Visit, at: datetime) -> Visit:
    return replace(visit, key_tag=event.key_tag, spot=event.spot)


@evolve_visit.register
def _(event: events.VehicleDeparted, visit: Visit, at: datetime) -> Visit:
    return replace(visit, departed_at=at, left_unsettled=event.unsettled)


@evolve_visit.register
def _(event: events.VisitReopened, visit: Visit, at: datetime) -> Visit:
    return replace(visit, departed_at=None, left_unsettled=False)


@evolve_visit.register
def _(event: events.VisitRated, visit: Visit, at: datetime) -> Visit:
    return replace(visit, rating=event.score)


def merged(visit: Visit, into: str, at: datetime) -> Visit:
    """Return a visit that became a part of another; no car leaves by it."""
    return replace(visit, departed_at=at, merged_into=into)


def parted(visit: Visit) -> Visit:
    """Return a visit whose merge was taken back."""
    return replace(visit, departed_at=None, merged_into=None)


def visit_of(event: events.VehicleArrived, shop_id: str, at: datetime) -> Visit:
    """Return the visit that an arrival opens."""
    return Visit(
        visit_id=event.visit_id,
        shop_id=shop_id,
        vehicle_id=event.vehicle_id,
        appointment_id=event.appointment_id,
        advisor_id=event.advisor_id,
        arrived_at=at,
    )


def appointment_of(event: events.AppointmentBooked, shop_id: str) -> Appointment:
    """Return the appointment that is made by booking, or by moving one to another time."""
    return Appointment(
        appointment_id=event.appointment_id,
        shop_id=shop_id,
        vehicle_id=event.vehicle_id,
        advisor_id=event.advisor_id,
        slot_at=event.slot_at,
        flow=event.flow,
        standard_minutes=event.standard_minutes,
        number=event.number,
        bay_kind=event.bay_kind,
        team=event.team,
        technician_id=event.technician_id,
        price_minor=event.price_minor,
        operations=event.operations,
        source=event.source,
        bay_id=event.bay_id,
    )


def assigned(appointment: Appointment, event: events.AppointmentAssigned) -> Appointment:
    """Return the appointment with those who receive the car and work on it, and where."""
    return replace(
        appointment, advisor_id=event.advisor_id, technician_id=event.technician_id, bay_id=event.bay_id
    )


def cancelled(appointment: Appointment) -> Appointment:
    """Return the appointment of a customer who will not come."""
    return replace(appointment, state=AppointmentState.CANCELLED)


def kept(appointment: Appointment, visit_id: str) -> Appointment:
    """Return the appointment of a car that came."""
    return replace(appointment, state=AppointmentState.ARRIVED, visit_id=visit_id)


def missed(appointment: Appointment) -> Appointment:
    """Return the appointment of a car that did not come."""
    return replace(appointment, state=AppointmentState.NO_SHOW)


def expected_again(appointment: Appointment) -> Appointment:
    """Return an appointment whose arrival was another car's."""
    return replace(appointment, state=AppointmentState.EXPECTED, visit_id=None)

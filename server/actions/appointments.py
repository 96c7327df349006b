"""Booking, and what becomes of those who do not come."""

from dataclasses import replace
from datetime import timedelta

from pydantic import BaseModel

from server.actions.vehicles import known_or_new
from server.contract.boards import Words
from server.contract.deeds import BookAppointment
from server.domain import events
from server.domain.appointment import Appointment, AppointmentState, is_missed
from server.domain.errors import InvalidRequest
from server.domain.records import AppointmentWords
from server.domain.stage import Name
from server.domain.vehicle import Customer, Vehicle
from server.domain.visit_changes import missed
from server.store import tables
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork


class AppointmentAnswer(BaseModel):
    """What a booking answers."""

    appointment_id: str
    event_number: int


class MissedAnswer(BaseModel):
    """How many bookings became no-shows."""

    missed: int


def book_appointment(work: UnitOfWork, body: BookAppointment) -> AppointmentAnswer:
    """Put the vehicle, its owner and the booking on record."""
    work.permit("book_appointment")
    flow = work.current_flow(body.flow)
    vehicle = _registered(work, body)
    appointment = Appointment(
        appointment_id=body.appointment_id,
        shop_id=work.shop_id,
        vehicle_id=vehicle.vehicle_id,
        advisor_id=_advisor(work, body.advisor_id),
        slot_at=body.slot_at,
        flow=flow.key,
        standard_minutes=body.standard_minutes,
    )
    work.appointments.save(appointment)
    work.appointment_words.save(AppointmentWords(appointment.appointment_id, work.shop_id, _name(body.job)))
    booked = events.AppointmentBooked(
        appointment_id=appointment.appointment_id,
        vehicle_id=vehicle.vehicle_id,
        advisor_id=appointment.advisor_id,
        slot_at=appointment.slot_at,
        flow=appointment.flow,
        standard_minutes=appointment.standard_minutes,
    )
    envelope = work.record(booked)
    return AppointmentAnswer(appointment_id=appointment.appointment_id, event_number=envelope.number)


def _advisor(work: UnitOfWork, staff_id: str | None) -> str | None:
    if staff_id and not work.staff.get(staff_id).works_here:
        raise InvalidRequest("this advisor has left the shop; book another", field="advisor_id")
    return staff_id or None


def mark_no_shows(work: UnitOfWork, limit: timedelta) -> MissedAnswer:
    """Record every booked car that has stayed away for longer than `limit`."""
    column = tables.appointments.c
    due = work.appointments.where(
        column.state == AppointmentState.EXPECTED, column.slot_at < work.now - limit
    )
    late = [booking for booking in due if is_missed(booking, work.now, limit)]
    for booking in late:
        work.appointments.save(missed(booking))
        work.record(events.AppointmentMissed(appointment_id=booking.appointment_id))
    return MissedAnswer(missed=len(late))


def _registered(work: UnitOfWork, body: BookAppointment) -> Vehicle:
    vehicle = known_or_new(work, body.plate, body.colour)
    customer = Customer(
        vehicle.customer_id or new_id(), work.shop_id, body.customer_name, body.customer_phone
    )
    work.customers.save(customer)
    described = replace(
        vehicle,
        brand=_name(body.brand),
        series=_name(body.series),
        colour=_name(body.vehicle_colour),
        plate_colour=body.colour or vehicle.plate_colour,
        customer_id=customer.customer_id,
    )
    work.vehicles.save(described)
    return described


def _name(words: Words) -> Name:
    return Name(zh=words.zh, en=words.en)

"""Booking: a time for a car, another one, none; and what becomes of those who do not come."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from pydantic import BaseModel

from server.actions.booking_places import (
    capacities_of,
    free_bay,
    require_bay,
    require_room,
    require_technician,
)
from server.actions.booking_words import remind, silence
from server.actions.customers import kept_customer
from server.actions.shelf import reserve_parts
from server.actions.vehicles import car_told
from server.contract.boards import Words
from server.contract.deeds import AssignAppointment, BookAppointment, CancelAppointment, MoveAppointment
from server.domain import events
from server.domain.appointment import (
    Appointment,
    AppointmentState,
    BookingSource,
    booking_number,
    is_missed,
    require_open,
)
from server.domain.capacity import BookingRules, Need, kind_of_work
from server.domain.catalogue import Operation
from server.domain.errors import InvalidRequest, SlotFull
from server.domain.permissions import ShopDeed
from server.domain.records import AppointmentWords
from server.domain.staff import Role
from server.domain.stage import Name
from server.domain.vehicle import Vehicle
from server.domain.visit_changes import appointment_of, assigned, cancelled, missed
from server.store import tables
from server.store.unit_of_work import UnitOfWork


class AppointmentAnswer(BaseModel):
    """What a booking answers."""

    appointment_id: str
    event_number: int
    number: str = ""


class MissedAnswer(BaseModel):
    """How many bookings became no-shows."""

    missed: int


def book_appointment(work: UnitOfWork, body: BookAppointment, rules: BookingRules) -> AppointmentAnswer:
    """Put the vehicle, its owner and the booking on record; SlotFull where there is no room."""
    work.permit(ShopDeed.BOOK_APPOINTMENT)
    return place_booking(work, body, rules, _registered(work, body), "desk")


def place_booking(
    work: UnitOfWork, body: BookAppointment, rules: BookingRules, vehicle: Vehicle, source: BookingSource
) -> AppointmentAnswer:
    """Book a vehicle that is on record, for whoever has been let in; SlotFull where there is no room."""
    flow = work.current_flow(body.flow)
    kind = kind_of_work(body.bay_kind, flow.key, capacities_of(work))
    need = Need(kind, body.standard_minutes, body.team, _technician(work, body.technician_id))
    overbooked = _overbooks(work, body.overbook_reason)
    if not overbooked:
        require_room(work, rules, need, body.slot_at, work.now, without=None)
    bay_id = body.bay_id or free_bay(work, rules, kind, body.slot_at, body.standard_minutes, without=None)
    operations = _operations(work, body.operations)
    booked = events.AppointmentBooked(
        appointment_id=body.appointment_id,
        vehicle_id=vehicle.vehicle_id,
        advisor_id=_advisor(work, body.advisor_id),
        slot_at=body.slot_at,
        flow=flow.key,
        standard_minutes=body.standard_minutes,
        number=booking_number(work.number_for_people("booking")),
        bay_kind=kind,
        team=body.team,
        technician_id=need.technician_id,
        price_minor=body.price_minor,
        operations=tuple(body.operations),
        source=source,
        overbooked=overbooked,
        bay_id=bay_id,
    )
    if body.bay_id:
        require_bay(work, rules, body.bay_id, appointment_of(booked, work.shop_id))
    answer = _kept(work, booked, rules)
    reason = (body.overbook_reason or "").strip()
    work.appointment_words.save(AppointmentWords(body.appointment_id, work.shop_id, _name(body.job), reason))
    reserve_parts(work, body.appointment_id, operations)
    return answer


def move_appointment(
    work: UnitOfWork, appointment_id: str, body: MoveAppointment, rules: BookingRules
) -> AppointmentAnswer:
    """Let the car come at another time, also after a no-show; the journal keeps the time before."""
    work.permit(ShopDeed.BOOK_APPOINTMENT)
    before = work.appointments.get(appointment_id)
    require_open(before)
    overbooked = _overbooks(work, body.overbook_reason)
    if not overbooked:
        need = Need(before.bay_kind, before.standard_minutes, before.team, before.technician_id)
        kind = kind_of_work(before.bay_kind, before.flow, capacities_of(work))
        require_room(work, rules, replace(need, kind=kind), body.slot_at, work.now, without=appointment_id)
    elif body.overbook_reason:
        words = work.appointment_words.get(appointment_id)
        work.appointment_words.save(replace(words, reason=body.overbook_reason.strip()))
    silence(work, appointment_id)
    moved = _moved(before, body.slot_at, overbooked=overbooked)
    return _kept(work, replace(moved, bay_id=_bay_then(work, rules, before, body.slot_at)), rules)


def assign_appointment(
    work: UnitOfWork, appointment_id: str, body: AssignAppointment, rules: BookingRules
) -> AppointmentAnswer:
    """Settle who receives the car, who works on it, and where; SlotFull where they are reserved then."""
    work.permit(ShopDeed.BOOK_APPOINTMENT)
    before = work.appointments.get(appointment_id)
    require_open(before)
    technician_id = _technician(work, body.technician_id)
    if technician_id not in (None, before.technician_id):
        require_technician(work, rules, technician_id, before)
    bay_id = body.bay_id if "bay_id" in body.model_fields_set else before.bay_id
    if bay_id not in (None, before.bay_id):
        require_bay(work, rules, bay_id, before)
    event = events.AppointmentAssigned(
        appointment_id=appointment_id,
        advisor_id=_advisor(work, body.advisor_id),
        technician_id=technician_id,
        bay_id=bay_id,
    )
    work.appointments.save(assigned(before, event))
    envelope = work.record(event)
    return AppointmentAnswer(
        appointment_id=appointment_id, event_number=envelope.number, number=before.number
    )


def cancel_appointment(work: UnitOfWork, appointment_id: str, body: CancelAppointment) -> AppointmentAnswer:
    """The customer will not come; the place is free again."""
    work.permit(ShopDeed.BOOK_APPOINTMENT)
    before = work.appointments.get(appointment_id)
    require_open(before)
    words = work.appointment_words.get(appointment_id)
    work.appointment_words.save(replace(words, reason=body.reason.strip()))
    work.appointments.save(cancelled(before))
    silence(work, appointment_id)
    envelope = work.record(events.AppointmentCancelled(appointment_id=appointment_id))
    return AppointmentAnswer(
        appointment_id=appointment_id, event_number=envelope.number, number=before.number
    )


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


def _kept(work: UnitOfWork, event: events.AppointmentBooked, rules: BookingRules) -> AppointmentAnswer:
    booking = appointment_of(event, work.shop_id)
    work.appointments.save(booking)
    envelope = work.record(event)
    remind(work, booking, rules)
    return AppointmentAnswer(
        appointment_id=booking.appointment_id, event_number=envelope.number, number=booking.number
    )


def _bay_then(work: UnitOfWork, rules: BookingRules, before: Appointment, slot_at: datetime) -> str | None:
    """The bay of a booking that moves: the same if nobody has reserved it then, else another of the kind."""
    at = replace(before, slot_at=slot_at)
    if before.bay_id is not None:
        with suppress(SlotFull, InvalidRequest):
            require_bay(work, rules, before.bay_id, at)
            return before.bay_id
    kind = kind_of_work(before.bay_kind, before.flow, capacities_of(work))
    return free_bay(work, rules, kind, slot_at, before.standard_minutes, without=before.appointment_id)


def _moved(before: Appointment, slot_at: datetime, *, overbooked: bool) -> events.AppointmentMoved:
    return events.AppointmentMoved(
        appointment_id=before.appointment_id,
        vehicle_id=before.vehicle_id,
        advisor_id=before.advisor_id,
        slot_at=slot_at,
        flow=before.flow,
        standard_minutes=before.standard_minutes,
        number=before.number,
        bay_kind=before.bay_kind,
        team=before.team,
        technician_id=before.technician_id,
        price_minor=before.price_minor,
        operations=before.operations,
        source=before.source,
        overbooked=overbooked,
        moved_from=before.slot_at,
    )


def _overbooks(work: UnitOfWork, reason: str | None) -> bool:
    """Whether no room is asked for; NotAllowed for those who may not do so."""
    if reason is None:
        return False
    work.permit(ShopDeed.OVERBOOK_SLOT)
    if not reason.strip():
        raise InvalidRequest("say why this time is overbooked", field="overbook_reason")
    return True


def _advisor(work: UnitOfWork, staff_id: str | None) -> str | None:
    if staff_id and not work.staff.get(staff_id).works_here:
        raise InvalidRequest("this advisor has left the shop; book another", field="advisor_id")
    return staff_id or None


def _technician(work: UnitOfWork, staff_id: str | None) -> str | None:
    if not staff_id:
        return None
    member = work.staff.get(staff_id)
    if Role.TECHNICIAN not in member.roles or not member.works_here:
        raise InvalidRequest("this is not a technician of the shop", field="technician_id")
    return staff_id


def _operations(work: UnitOfWork, codes: Sequence[str]) -> list[Operation]:
    known = {found.code: found for found in work.operations.where(tables.operations.c.code.in_(codes))}
    if unknown := [code for code in codes if code not in known]:
        raise InvalidRequest(f"the catalogue has no operation '{unknown[0]}'", field="operations")
    return [known[code] for code in codes]


def _registered(work: UnitOfWork, body: BookAppointment) -> Vehicle:
    vehicle = car_told(work, body)
    customer = kept_customer(work, vehicle.customer_id, body.customer_name, body.customer_phone)
    described = replace(
        vehicle,
        brand=_name(body.brand),
        series=_name(body.series),
        colour=_name(body.vehicle_colour),
        plate_colour=(body.plate and body.colour) or vehicle.plate_colour,
        customer_id=customer.customer_id,
    )
    work.vehicles.save(described)
    return described


def _name(words: Words) -> Name:
    return Name(zh=words.zh, en=words.en)

"""Appointments: booked, moved, cancelled."""

from fastapi import APIRouter

from server.actions.appointments import (
    AppointmentAnswer,
    assign_appointment,
    book_appointment,
    cancel_appointment,
    move_appointment,
)
from server.api.caller import CurrentCaller
from server.contract.deeds import AssignAppointment, BookAppointment, CancelAppointment, MoveAppointment

router = APIRouter(prefix="/api/appointments")


@router.post("")
async def book(body: BookAppointment, caller: CurrentCaller) -> AppointmentAnswer:
    """Book an appointment."""
    asked, rules = f"book {body.model_dump_json()}", caller.found.booking
    return await caller.ask(asked, lambda work: book_appointment(work, body, rules), AppointmentAnswer)


@router.post("/{appointment_id}/move")
async def move(appointment_id: str, body: MoveAppointment, caller: CurrentCaller) -> AppointmentAnswer:
    """Let the car come at another time."""
    asked, rules = f"move {appointment_id} {body.model_dump_json()}", caller.found.booking
    return await caller.ask(
        asked, lambda work: move_appointment(work, appointment_id, body, rules), AppointmentAnswer
    )


@router.post("/{appointment_id}/cancel")
async def cancel(appointment_id: str, body: CancelAppointment, caller: CurrentCaller) -> AppointmentAnswer:
    """Let the car not come."""
    asked = f"cancel {appointment_id} {body.model_dump_json()}"
    return await caller.ask(
        asked, lambda work: cancel_appointment(work, appointment_id, body), AppointmentAnswer
    )


@router.post("/{appointment_id}/assign")
async def assign(appointment_id: str, body: AssignAppointment, caller: CurrentCaller) -> AppointmentAnswer:
    """Say who receives the car, and who works on it."""
    asked, rules = f"assign {appointment_id} {body.model_dump_json()}", caller.found.booking
    return await caller.ask(
        asked, lambda work: assign_appointment(work, appointment_id, body, rules), AppointmentAnswer
    )

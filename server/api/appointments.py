"""Appointments."""

from fastapi import APIRouter

from server.actions.appointments import AppointmentAnswer, book_appointment
from server.api.caller import CurrentCaller
from server.contract.deeds import BookAppointment

router = APIRouter(prefix="/api/appointments")


@router.post("")
async def book(body: BookAppointment, caller: CurrentCaller) -> AppointmentAnswer:
    """Book an appointment."""
    asked = f"book {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: book_appointment(work, body), AppointmentAnswer)

"""Appointments: booked, moved, cancelled."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from server.actions.appointments import (
    AppointmentAnswer,
    assign_appointment,
    book_appointment,
    cancel_appointment,
    move_appointment,
)
from server.actions.vehicles import known_car
from server.api.authentication import Allowed
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.bookings import KnownCar
from server.contract.deeds import AssignAppointment, BookAppointment, CancelAppointment, MoveAppointment
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor

router = APIRouter(prefix="/api/appointments")


@router.get("/known-car")
def known(
    plate: Annotated[str, Query(min_length=5, max_length=12)],
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.BOOK_APPOINTMENT))],
    found: Annotated[Services, Depends(services)],
) -> KnownCar | None:
    """Tell what is on record of the car with this plate; null where it has never been here."""
    return found.read(actor, lambda rows: known_car(rows, plate))


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

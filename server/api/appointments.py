"""Appointments."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.actions.appointments import AppointmentAnswer, book_appointment
from server.api.authentication import CurrentActor, CurrentTap
from server.api.services import Services, services
from server.contract.deeds import BookAppointment

router = APIRouter(prefix="/api/appointments")


@router.post("")
async def book(
    body: BookAppointment,
    actor: CurrentActor,
    tap: CurrentTap,
    found: Annotated[Services, Depends(services)],
) -> AppointmentAnswer:
    """Book an appointment."""
    return await found.commands.run(
        actor,
        lambda work: book_appointment(work, body),
        AppointmentAnswer,
        key=tap.key,
        request=f"book {body.model_dump_json()}",
        trace=tap.trace,
    )

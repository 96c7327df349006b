"""Appointments: a car expected at a time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class AppointmentState(StrEnum):
    """How an appointment stands."""

    EXPECTED = "expected"
    ARRIVED = "arrived"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Appointment:
    """One booked visit. The words of the job live with the appointment's row, not in the journal."""

    appointment_id: str
    shop_id: str
    vehicle_id: str
    advisor_id: str | None
    slot_at: datetime
    flow: str
    standard_minutes: int
    state: AppointmentState = AppointmentState.EXPECTED
    visit_id: str | None = None


def is_missed(appointment: Appointment, now: datetime, limit: timedelta) -> bool:
    """Tell whether a booked car has stayed away for longer than the shop waits."""
    return appointment.state is AppointmentState.EXPECTED and now > appointment.slot_at + limit

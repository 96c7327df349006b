"""Appointments: a car expected at a time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from server.domain.errors import AppointmentOver

BookingSource = Literal["desk", "web"]
"""Who made a booking: the shop's own people, or the customer on the public page."""


BOOKING_LETTER = "B"
"""A booking's number begins with it, so that nobody takes it for a repair order's."""


class AppointmentState(StrEnum):
    """How an appointment stands."""

    EXPECTED = "expected"
    ARRIVED = "arrived"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


OPEN_STATES = (AppointmentState.EXPECTED, AppointmentState.NO_SHOW)
"""In these the car is awaited, or was missed and may still come."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """One booked visit. The words of the job live with the appointment's row, not in the journal.

    It takes a place of kind `bay_kind` (its flow's usual where that is empty), of `team` if one was asked
    for, and of a technician; the bay `bay_id` is reserved for it, where one was free. Bookings of the first
    versions have no `number`, later ones one without the letter.
    """

    appointment_id: str
    shop_id: str
    vehicle_id: str
    advisor_id: str | None
    slot_at: datetime
    flow: str
    standard_minutes: int
    state: AppointmentState = AppointmentState.EXPECTED
    visit_id: str | None = None
    number: str = ""
    bay_kind: str = ""
    team: str = ""
    technician_id: str | None = None
    price_minor: int = 0
    operations: tuple[str, ...] = ()
    """Codes of the service catalogue; work that is not in it has only its words."""
    source: BookingSource = "desk"
    bay_id: str | None = None


def booking_number(counted: str) -> str:
    """Return the number of a booking, such as `B2026-0417`, from the next of its counter."""
    return f"{BOOKING_LETTER}{counted}"


def is_missed(appointment: Appointment, now: datetime, limit: timedelta) -> bool:
    """Tell whether a booked car has stayed away for longer than the shop waits."""
    return appointment.state is AppointmentState.EXPECTED and now > appointment.slot_at + limit


def require_open(appointment: Appointment) -> None:
    """Raise AppointmentOver unless it can still be moved or cancelled: the car is expected, or was missed."""
    if appointment.state not in OPEN_STATES:
        raise AppointmentOver(
            f"this booking is {appointment.state.value} and stays so", state=appointment.state.value
        )

"""Bookings as boards show them: of which day they are, and how they stand."""

from datetime import date
from typing import Any, Literal

from server.domain.appointment import Appointment, AppointmentState
from server.domain.records import Shop
from server.domain.staff import StaffMember
from server.projections.floor import Floor
from server.projections.views import Rows

BookedDay = Literal["today", "next day"]
"""The day for which the shop has opened, or the next one on which it opens: both roll on by themselves."""


def bookings_of(floor: Floor, day: BookedDay) -> list[Appointment]:
    """Return the appointments of a day."""

    def rows() -> dict[str, Rows]:
        return {key: (booking, floor.shop) for key, booking in floor.appointments.items()}

    days = floor.views.of("booked days", floor.number, rows, _booked_day)
    return [booking for key, booking in floor.appointments.items() if days[key] == day]


def booked_advisor(floor: Floor, booking: Appointment) -> StaffMember | None:
    """Who will receive the car; nobody yet where they have left the shop since it was booked."""
    advisor = floor.staff.get(booking.advisor_id or "")
    return advisor if advisor is not None and advisor.works_here else None


def booking_state(floor: Floor, appointment: Appointment) -> Any:
    """How a booking stands, for the welcome list."""
    if appointment.state is not AppointmentState.ARRIVED:
        return appointment.state.value
    visit = floor.visits.get(appointment.visit_id or "")
    order = floor.order_of(visit) if visit else None
    if order is None:
        return "in_service"
    return "arrived" if order.stage == floor.flows[order.flow_digest].first.key else "in_service"


def _booked_day(appointment: Appointment, shop: Shop) -> BookedDay | None:
    booked, opened = shop.calendar.day_of(appointment.slot_at), date.fromisoformat(shop.bookings_day)
    if booked == opened:
        return "today"
    return "next day" if opened < booked <= shop.calendar.next_open_day(opened) else None

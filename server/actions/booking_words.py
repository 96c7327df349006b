"""What the customer of a booking is told: reminders, which go with the booking."""

from server.actions.messages import cancel_messages, queue_message
from server.domain.appointment import Appointment
from server.domain.capacity import BookingRules
from server.domain.message import due_reminders
from server.domain.no_plate import SIGN
from server.store.unit_of_work import UnitOfWork


def remind(work: UnitOfWork, booking: Appointment, rules: BookingRules) -> None:
    """Queue the reminders of a booking that are still ahead."""
    vehicle = work.vehicles.get(booking.vehicle_id)
    if vehicle.customer_id is None:
        return
    local = booking.slot_at.astimezone(work.shop.calendar.zone)
    car = vehicle.plate.removeprefix(SIGN)
    details = {"plate": car, "day": local.date().isoformat(), "time": f"{local:%H:%M}"}
    for kind, due_at in due_reminders(rules.reminders, booking.slot_at, work.now):
        queue_message(work, kind, vehicle.customer_id, booking.appointment_id, due_at, details)


def silence(work: UnitOfWork, appointment_id: str) -> None:
    """Let what waits to be told about a booking never be told: it has moved, or was cancelled."""
    cancel_messages(work, appointment_id)

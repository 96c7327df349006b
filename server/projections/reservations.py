"""Bays that are reserved for booked cars, as the control board shows them in time."""

from datetime import timedelta

from server.contract import boards
from server.domain.appointment import Appointment, AppointmentState
from server.domain.bay import Bay
from server.domain.records import AppointmentWords, Shop
from server.domain.repair_order import RepairOrder
from server.domain.staff import StaffMember
from server.domain.vehicle import Vehicle
from server.projections import values
from server.projections.bookings import bookings_of
from server.projections.floor import Floor
from server.projections.views import Rows


def reservations(floor: Floor) -> dict[str, boards.Reservation]:
    """Return today's reserved times by booking: of cars that are expected, or here and in no bay yet."""

    def rows() -> dict[str, Rows]:
        return {
            booking.appointment_id: (
                booking,
                floor.bays[booking.bay_id],
                floor.vehicles[booking.vehicle_id],
                floor.appointment_words[booking.appointment_id],
                floor.staff.get(booking.technician_id or ""),
                floor.shop,
            )
            for booking in bookings_of(floor, "today")
            if booking.bay_id in floor.bays and _is_reserved(floor, booking)
        }

    return floor.views.of("reservations", floor.number, rows, _reservation)


def _is_reserved(floor: Floor, booking: Appointment) -> bool:
    if booking.state is AppointmentState.EXPECTED:
        return True
    visit = floor.visits.get(booking.visit_id or "")
    order = floor.order_of(visit) if visit else None
    return booking.state is AppointmentState.ARRIVED and order is not None and not _has_begun(order)


def _has_begun(order: RepairOrder) -> bool:
    """Whether the car was given a bay, be it another one."""
    return order.work.bay_id is not None or bool(order.hands.worked_by) or order.delivered_at is not None


def _reservation(
    booking: Appointment,
    bay: Bay,
    vehicle: Vehicle,
    said: AppointmentWords,
    technician: StaffMember | None,
    shop: Shop,
) -> boards.Reservation:
    work = timedelta(minutes=booking.standard_minutes)
    return boards.Reservation(
        bay_id=bay.bay_id,
        begins_at=booking.slot_at,
        ends_at=shop.calendar.add_working_time(booking.slot_at, work),
        plate=values.plate(vehicle),
        job=values.words(said.job),
        number=booking.number,
        technician=values.words(technician.name) if technician else None,
        technician_id=booking.technician_id,
        visit_id=booking.visit_id,
    )

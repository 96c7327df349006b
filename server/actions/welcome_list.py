"""The day's welcome list: complete once every booking has its advisor, its car and its kind of bay."""

from datetime import timedelta

from server.domain import events
from server.domain.appointment import Appointment, AppointmentState
from server.domain.clock_moments import Moment
from server.projections.floor_changes import opening_of
from server.store import tables
from server.store.unit_of_work import UnitOfWork


def settle_welcome_list(work: UnitOfWork) -> None:
    """Stop the rule that waits for today's list, where it runs and nothing is missing any more."""
    waiting = [
        timer
        for timer in work.timers.open_for({work.shop_day})
        if timer.asks is Moment.WELCOME_LIST_COMPLETE and timer.begun_at is not None
    ]
    if waiting and all(is_complete(work, booking) for booking in _expected_today(work)):
        work.record(
            events.CareGiven(moment=Moment.WELCOME_LIST_COMPLETE, subject_id=work.shop_day, visit_id=None)
        )


def is_complete(work: UnitOfWork, booking: Appointment) -> bool:
    """Tell whether a booking names who receives which car, and where it will be worked on."""
    if booking.advisor_id is None or not work.staff.get(booking.advisor_id).works_here:
        return False
    car = work.vehicles.get(booking.vehicle_id)
    return bool(car.brand.zh or car.brand.en) and booking.bay_kind != ""


def _expected_today(work: UnitOfWork) -> list[Appointment]:
    opening, column = opening_of(work.shop_day, work.shop.zone), tables.appointments.c
    return work.appointments.where(
        column.state == AppointmentState.EXPECTED,
        column.slot_at >= opening,
        column.slot_at < opening + timedelta(days=1),
    )

"""Which cars the timers are about that belong to no visit and no booking: complaints, and loaners."""

from collections.abc import Iterable, Iterator

from server.domain.clock_timer import Timer, TimerCar
from server.store.shop_rows import ShopRows


def timer_cars(rows: ShopRows, timers: Iterable[Timer]) -> Iterator[TimerCar]:
    """Yield the car of each timer that is shown and is about a complaint or a loaner."""
    for timer in timers:
        if timer.visit_id is None and timer.shown:
            yield from _of_complaint(rows, timer)
            yield from _of_loan(rows, timer)


def _of_complaint(rows: ShopRows, timer: Timer) -> Iterator[TimerCar]:
    complaint = rows.complaints.find(timer.subject_id)
    if complaint is not None:
        vehicle = rows.vehicles.get(complaint.vehicle_id)
        yield TimerCar(timer.timer_id, vehicle.plate, vehicle.plate_colour, complaint.owner_id)


def _of_loan(rows: ShopRows, timer: Timer) -> Iterator[TimerCar]:
    loan = rows.loans.find(timer.subject_id)
    if loan is not None:
        loaner = rows.loaners.get(loan.loaner_id)
        yield TimerCar(timer.timer_id, loaner.plate, loaner.plate_colour, loan.given_by)

"""Which cars the timers are about that no visit here and no booking has: of complaints, loaners, calls."""

from collections.abc import Iterable, Iterator

from server.domain.clock_timer import Timer, TimerCar
from server.store.shop_rows import ShopRows


def timer_cars(rows: ShopRows, timers: Iterable[Timer]) -> Iterator[TimerCar]:
    """Yield the car of each timer that is shown and is about a complaint, a loaner or a car that has left."""
    for timer in timers:
        if not timer.shown:
            continue
        if timer.visit_id is not None:
            yield from _of_departed(rows, timer, timer.visit_id)
        else:
            yield from _of_complaint(rows, timer)
            yield from _of_loan(rows, timer)


def cars_of_departed(rows: ShopRows, visit_id: str) -> Iterator[TimerCar]:
    """Yield the car of each timer that runs on after a visit has ended."""
    visit = rows.visits.find(visit_id)
    if visit is not None:
        yield from timer_cars(rows, rows.timers.open_for({visit_id, visit.vehicle_id}))


def _of_departed(rows: ShopRows, timer: Timer, visit_id: str) -> Iterator[TimerCar]:
    visit = rows.visits.find(visit_id)
    if visit is not None and visit.departed_at is not None:
        vehicle = rows.vehicles.get(visit.vehicle_id)
        yield TimerCar(timer.timer_id, vehicle.plate, vehicle.plate_colour, visit.advisor_id)


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

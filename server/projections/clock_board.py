"""The service clock's timers, as the control board and the desk see them."""

from typing import Any

from server.contract import boards
from server.domain.clock_timer import Timer, TimerCar, TimerState
from server.domain.staff import Role, StaffMember
from server.domain.vehicle import Vehicle
from server.projections import values
from server.projections.floor import Floor
from server.projections.views import Rows

_LATE = (TimerState.OVERDUE, TimerState.ESCALATED)


def timers(floor: Floor) -> boards.Shown:
    """Return `timer/<id>` for each that concerns a car or a booking here, or none at all, or that is late.

    What runs on in time after a car has left (calls, reminders) is on a page of its own.
    """

    def rows() -> dict[str, Rows]:
        return {key: _rows(floor, timer) for key, timer in floor.timers.items() if _is_told(floor, timer)}

    shown = floor.views.of("timers", floor.number, rows, _timer)
    return {f"timer/{key}": timer for key, timer in shown.items()}


def _is_told(floor: Floor, timer: Timer) -> bool:
    if timer.visit_id is None or timer.visit_id in floor.visits:
        return True
    return timer.state in _LATE and timer.timer_id in floor.timer_cars


def _rows(floor: Floor, timer: Timer) -> Rows:
    visit = floor.visits.get(timer.visit_id or "")
    booking = floor.appointments.get(timer.subject_id)
    about = visit or booking
    if about is not None:
        car: Vehicle | TimerCar | None = floor.vehicles[about.vehicle_id]
        whose = about.advisor_id
    else:
        car = floor.timer_cars.get(timer.timer_id)
        whose = car.owner_id if car else None
    return (timer, car, floor.staff.get(whose or ""))


def _timer(timer: Timer, car: Vehicle | TimerCar | None, advisor: StaffMember | None) -> boards.RunningTimer:
    state: Any = timer.state.value
    role = timer.escalates_to if timer.state is TimerState.ESCALATED else timer.owner
    return boards.RunningTimer(
        timer_id=timer.timer_id,
        rule=timer.rule,
        subject_id=timer.subject_id,
        state=state,
        visit_id=timer.visit_id,
        plate=boards.Plate(text=car.plate, colour=car.plate_colour) if car else None,
        role=role.value,
        owner=values.words(advisor.name) if advisor and role is Role.ADVISOR else None,
        starts_at=timer.starts_at,
        warns_at=timer.warns_at,
        due_at=timer.due_at,
        at_least=timer.at_least,
        asks=timer.asks.value if timer.asks else None,
    )

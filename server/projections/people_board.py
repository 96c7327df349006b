"""The people board: who is in, on a break or off, and at which car."""

from collections import defaultdict
from datetime import date, datetime

from server.contract import boards
from server.contract.realtime import Board
from server.domain.attendance import doing, last_word
from server.domain.bay import Bay
from server.domain.repair_order import RepairOrder
from server.domain.rota import Shift, shift_on
from server.domain.staff import StaffMember
from server.domain.working_calendar import Open
from server.projections import values
from server.projections.floor import Floor
from server.projections.floor_cars import cars
from server.projections.views import Rows

Job = tuple[boards.FloorCar, RepairOrder, Bay | None]


def people_board(floor: Floor) -> Board:
    """Return the people board; who has left the shop for good is not on it."""
    shown: boards.Shown = {"shop": values.shop_head(floor)}
    shown |= {f"person/{key}": person for key, person in _people(floor).items()}
    return values.board_of(shown)


def _people(floor: Floor) -> dict[str, boards.PersonHere]:
    def rows() -> dict[str, Rows]:
        jobs = _jobs_of(floor)
        return {
            key: (
                member,
                _tapped_by(floor, member),
                _shift(floor, member),
                floor.seen.get((floor.shop.opened_day, key)),
                *jobs[key],
            )
            for key, member in floor.staff.items()
            if member.works_here
        }

    return floor.views.of("people", floor.number, rows, _person)


def _tapped_by(floor: Floor, member: StaffMember) -> StaffMember | None:
    """Whoever else said where they stand."""
    by = member.attendance.set_by if member.attendance else None
    return None if by == member.staff_id else floor.staff.get(by or "")


def _jobs_of(floor: Floor) -> defaultdict[str, list[Job]]:
    """The cars that somebody is at, by who they are: in a bay whoever is clocked on, else its technician."""
    shown, found = cars(floor), defaultdict[str, list[Job]](list)
    at_it = defaultdict[str, list[str]](list)
    for staff_id, span in floor.spans_going_on().items():
        at_it[span.order_id].append(staff_id)
    for order in floor.orders.values():
        car = shown.get(order.visit_id)
        if car is None or car.order_id != order.order_id:
            continue
        if order.occupied_bay_id:
            for staff_id in at_it.get(order.order_id) or [order.work.technician_id or ""]:
                found[staff_id].append((car, order, floor.bays[order.occupied_bay_id]))
        elif car.stage_kind == "reception" and car.advisor_id:
            found[car.advisor_id].append((car, order, None))
    return found


def _shift(floor: Floor, member: StaffMember) -> Shift | None:
    """When they are expected on the day that the shop has opened: no board depends on the hour."""
    unlike = [days for days in floor.rota_days.values() if days.staff_id == member.staff_id]
    day = date.fromisoformat(floor.shop.opened_day)
    return shift_on(member.rota, unlike, day, floor.shop.calendar.zone)


def _person(
    member: StaffMember,
    tapped_by: StaffMember | None,
    shift: Shift | None,
    seen_at: datetime | None,
    *jobs: Job,
) -> boards.PersonHere:
    attendance = last_word(member.attendance, seen_at)
    in_bays = [order.work for _, order, bay in jobs if bay is not None]
    return boards.PersonHere(
        staff_id=member.staff_id,
        name=values.words(member.name),
        roles=sorted(role.value for role in member.roles),
        presence=attendance.presence.value if attendance else None,
        since=attendance.since if attendance else None,
        set_by=values.words(tapped_by.name) if attendance and tapped_by else None,
        seen_at=None if attendance else seen_at,
        state=doing(attendance, in_bays[0] if in_bays else None),
        jobs=[_job(*job) for job in jobs],
        shift=None if shift is None else [_stretch(each) for each in shift.stretches],
        away=shift is not None and shift.kind is not None and not shift.stretches,
    )


def _stretch(each: Open) -> boards.ShiftStretch:
    return boards.ShiftStretch(begins_at=each.begins_at, ends_at=each.ends_at)


def _job(car: boards.FloorCar, order: RepairOrder, bay: Bay | None) -> boards.PersonsJob:
    return boards.PersonsJob(
        visit_id=car.visit_id,
        plate=car.plate,
        job=car.job,
        bay_number=bay.number if bay else None,
        state=order.work.state.value if bay else None,
    )

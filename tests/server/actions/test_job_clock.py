"""Several on one job and one on several in turn: by themselves and by hand, on the boards, and added up."""

from datetime import timedelta
from typing import Any

import pytest

from server.actions import dispatch, work
from server.actions.attendance import set_attendance
from server.actions.job_clock import clock_off, clock_on
from server.contract import deeds
from server.domain.errors import InvalidRequest
from server.domain.job_clock import JobSpan
from server.domain.staff import Role, StaffMember
from server.domain.stage import Name
from server.projections.topics import board_for
from server.reports.hours_worked import hours_worked
from server.store.repositories import accounts
from tests.fakes.busy_shop import BusyShop
from tests.fakes.reported_car import ReportedCar


@pytest.fixture
def shop() -> BusyShop:
    """A shop with a second technician."""
    shop = BusyShop()
    second = StaffMember(
        "second", shop.shop_id, Name("李娜", "Li Na"), Name("李", "Li"), frozenset({Role.TECHNICIAN})
    )
    shop.do(lambda unit: accounts.add_account(unit.connection, second, "second", None, None))
    shop.floor = shop.floor_from_tables()
    return shop


@pytest.fixture
def car(shop: BusyShop) -> ReportedCar:
    """A car in bay 1, given to the first technician."""
    car = ReportedCar(shop)
    car.receive(120)
    body = deeds.AssignBay(bay_id=shop.bays[0].bay_id, technician_id=shop.technician.staff_id)
    car.after(1, dispatch.assign_bay, body)
    return car


def _start(car: ReportedCar) -> None:
    car.after(1, work.start_work, deeds.StartWork())


def _joins(shop: BusyShop, car: ReportedCar, staff_id: str) -> None:
    shop.do(lambda unit: clock_on(unit, car.order_id, deeds.ClockOn(staff_id=staff_id)))
    shop.follow()


def _tap(shop: BusyShop, presence: Any) -> None:
    body = deeds.SetAttendance(presence=presence)
    shop.do(lambda unit: set_attendance(unit, shop.technician.staff_id, body))


def _spans(shop: BusyShop) -> list[JobSpan]:
    return shop.do(lambda unit: unit.job_spans.where())


def _at_it(shop: BusyShop) -> set[str]:
    return {key for key in board_for("bay/1", shop.floor) if key.startswith("at_job/")}


def test_starting_pausing_and_undoing_keep_the_clock(shop: BusyShop, car: ReportedCar) -> None:
    mine = f"at_job/{shop.technician.staff_id}"
    _start(car)
    assert _at_it(shop) == {mine}
    _joins(shop, car, "second")
    assert _at_it(shop) == {mine, "at_job/second"}

    car.after(10, work.pause_work, deeds.PauseWork(reason="parts"))
    assert _at_it(shop) == set()
    car.after(0, work.undo_deed, deeds.UndoDeed())
    assert _at_it(shop) == {mine, "at_job/second"}
    assert sorted(span.ended_at is None for span in _spans(shop)) == [True, True]


def test_whoever_joins_another_job_leaves_the_one_before(shop: BusyShop, car: ReportedCar) -> None:
    _start(car)
    _joins(shop, car, "second")
    shop.wait(timedelta(minutes=20))
    body = deeds.ClockOff(staff_id="second")
    assert shop.do(lambda unit: clock_off(unit, body)).event_number > 0
    assert shop.do(lambda unit: clock_off(unit, body)).event_number == 0
    shop.follow()

    person: Any = board_for("people", shop.floor)["person/second"]
    assert (person["state"], person["jobs"]) == ("free", [])
    hours = shop.do(lambda unit: hours_worked(unit, None, shop.now))
    told = {each.staff_id: (each.job_seconds, each.jobs) for each in hours.people}
    assert told["second"] == (1200.0, 1)


def test_a_break_ends_the_stretch_and_the_hours_tell_it(shop: BusyShop, car: ReportedCar) -> None:
    _tap(shop, "in")
    _start(car)
    shop.wait(timedelta(minutes=15))
    _tap(shop, "break")
    shop.wait(timedelta(minutes=30))
    shop.follow()
    assert _at_it(shop) == set()
    (mine,) = shop.do(lambda unit: hours_worked(unit, None, shop.now)).people
    assert mine.job_seconds == 15 * 60
    assert mine.break_seconds == 30 * 60
    assert mine.attended_seconds > mine.job_seconds


def test_an_advisors_hours_are_not_counted_on_cars(shop: BusyShop, car: ReportedCar) -> None:
    _start(car)
    with pytest.raises(InvalidRequest):
        _joins(shop, car, shop.advisor.staff_id)
    assert _at_it(shop) == {f"at_job/{shop.technician.staff_id}"}


def test_a_tap_that_waited_for_the_network_counts_from_when_it_was_made(
    shop: BusyShop, car: ReportedCar
) -> None:
    _start(car)
    joined_at, left_at = shop.now + timedelta(minutes=5), shop.now + timedelta(minutes=25)
    shop.wait(timedelta(minutes=40))
    joins = deeds.ClockOn(staff_id="second", done_at=joined_at)
    leaves = deeds.ClockOff(staff_id="second", done_at=left_at)
    shop.do(lambda unit: clock_on(unit, car.order_id, joins))
    shop.do(lambda unit: clock_off(unit, leaves))
    (span,) = [span for span in _spans(shop) if span.staff_id == "second"]
    assert (span.began_at, span.ended_at) == (joined_at, left_at)
    shop.follow()
    assert _at_it(shop) == {f"at_job/{shop.technician.staff_id}"}


@pytest.mark.parametrize("by_deed", [True, False])
def test_whoever_takes_a_job_on_a_break_is_back_from_it(
    shop: BusyShop, car: ReportedCar, *, by_deed: bool
) -> None:
    _tap(shop, "in")
    _start(car)
    if by_deed:
        car.after(5, work.pause_work, deeds.PauseWork(reason="break"))
    _tap(shop, "break")
    shop.wait(timedelta(minutes=30))
    if by_deed:
        _start(car)
    else:
        _joins(shop, car, shop.technician.staff_id)
    shop.follow()
    person: Any = board_for("people", shop.floor)[f"person/{shop.technician.staff_id}"]
    assert person["presence"] == "in"
    assert _at_it(shop) == {f"at_job/{shop.technician.staff_id}"}

"""An arrival that nobody has booked is given to whoever's turn it is, and the desk says who is next."""

from datetime import timedelta
from typing import Any

import pytest

from server.actions import reception
from server.actions.appointments import book_appointment
from server.actions.arrivals import check_in_vehicle
from server.actions.attendance import set_attendance
from server.contract import deeds
from server.domain.capacity import BookingRules
from server.domain.staff import Role, StaffMember
from server.domain.stage import Name
from server.projections.topics import board_for
from server.store.repositories import accounts
from tests.fakes.busy_shop import BusyShop


@pytest.fixture
def shop() -> BusyShop:
    """A shop with two advisors, of whom nobody knows whether they are in."""
    shop = BusyShop()
    second = StaffMember(
        "second", shop.shop_id, Name("李静", "Li Jing"), Name("李", "Li"), frozenset({Role.ADVISOR})
    )
    shop.do(lambda unit: accounts.add_account(unit.connection, second, "second", None, None))
    shop.floor = shop.floor_from_tables()
    return shop


def _comes_in(shop: BusyShop, staff_id: str, presence: Any = "in") -> None:
    body = deeds.SetAttendance(presence=presence)
    shop.do(lambda unit: set_attendance(unit, staff_id, body))
    shop.follow()


def _arrives(shop: BusyShop, plate: str) -> str:
    """Let a car arrive a minute later; return its visit."""
    shop.wait(timedelta(minutes=1))
    answer = shop.do(lambda unit: check_in_vehicle(unit, deeds.CheckInVehicle(plate=plate)))
    shop.follow()
    return answer.visit_id


def _next(shop: BusyShop) -> str | None:
    turn: Any = board_for("desk", shop.floor).get("turn")
    return turn["staff_id"] if turn else None


def test_where_nobody_taps_a_car_waits_for_whoever_comes_first(shop: BusyShop) -> None:
    assert _next(shop) is None
    assert shop.floor.visits[_arrives(shop, "京A12345")].advisor_id is None


def test_arrivals_go_round_and_skip_whoever_receives_a_car(shop: BusyShop) -> None:
    first = shop.advisor.staff_id
    _comes_in(shop, first)
    _comes_in(shop, "second")
    given = []
    for plate in ("京A12345", "京A12645", "京A12945"):
        expected = _next(shop)
        given.append(shop.floor.visits[_arrives(shop, plate)].advisor_id)
        assert given[-1] == expected
    assert sorted(map(str, given[:2])) == sorted([first, "second"])
    assert given[2] is None, "both have a car to receive"
    assert _next(shop) is None


def test_whoever_takes_a_car_over_has_had_their_turn(shop: BusyShop) -> None:
    _comes_in(shop, "second")
    visit_id = _arrives(shop, "京A12345")
    assert shop.floor.visits[visit_id].advisor_id == "second"
    (order,) = [order for order in shop.floor.orders.values() if order.visit_id == visit_id]
    shop.do(lambda unit: reception.begin_reception(unit, order.order_id, deeds.BeginReception()))
    shop.follow()
    assert shop.floor.visits[visit_id].advisor_id == shop.advisor.staff_id
    _comes_in(shop, shop.advisor.staff_id)
    assert _next(shop) == "second"


def test_a_booked_advisor_on_a_break_leaves_the_car_to_somebody_else(shop: BusyShop) -> None:
    booking = shop.booking("京A12345")
    shop.do(lambda unit: book_appointment(unit, booking, BookingRules()))
    shop.follow()
    _comes_in(shop, shop.advisor.staff_id)
    _comes_in(shop, shop.advisor.staff_id, "break")
    _comes_in(shop, "second")
    assert shop.floor.visits[_arrives(shop, "京A12345")].advisor_id == "second"

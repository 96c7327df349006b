"""A car that was taken to have left: its visit goes on as it was, and somebody has said why."""

from collections.abc import Iterator

import pytest

from server.access.customer_links import make_customer_link
from server.actions.arrivals import check_in_vehicle
from server.actions.departures import LEFT_UNSETTLED, depart
from server.actions.visit_returns import reopen_visit
from server.contract import deeds
from server.domain.errors import NotAllowed, NothingToUndo
from server.domain.staff import Actor, Role
from server.reports.departed_orders import departed_orders
from server.reports.visit_history import visit_history
from tests.fakes.busy_shop import BusyShop
from tests.fakes.reported_car import ReportedCar

WHY = "出口看错车牌"


@pytest.fixture
def car() -> Iterator[ReportedCar]:
    """A car at whose work somebody is, and whose customer follows it."""
    shop = BusyShop()
    found = ReportedCar(shop)
    found.receive(200)
    shop.do(lambda unit: make_customer_link(unit, found.order.visit_id, unit.now))
    shop.follow()
    yield found
    shop.engine.dispose()


def leave(car: ReportedCar) -> str:
    visit_id = car.order.visit_id
    car.shop.do(lambda unit: depart(unit, unit.visits.get(visit_id).vehicle_id))
    agrees(car.shop)
    assert visit_id not in car.shop.floor.visits
    return visit_id


def reopen(shop: BusyShop, visit_id: str) -> None:
    shop.do(lambda unit: reopen_visit(unit, visit_id, deeds.ReopenVisit(reason=WHY)))
    agrees(shop)


def agrees(shop: BusyShop) -> None:
    assert shop.follow() > 0
    assert shop.boards(shop.floor) == shop.boards(shop.floor_from_tables())


def test_it_is_on_every_board_as_before_and_work_goes_on(car: ReportedCar) -> None:
    shop = car.shop
    before = shop.boards(shop.floor)
    reopened = leave(car)
    assert [row.kind for row in shop.floor.exceptions.values()] == [LEFT_UNSETTLED]

    reopen(shop, reopened)

    after = shop.boards(shop.floor)
    shown = f"car/{reopened}"
    assert after["desk"][shown] == before["desk"][shown]
    assert set(after) == set(before), "the customer's page lives again"
    assert shop.floor.exceptions == {}
    assert shop.do(lambda unit: departed_orders(unit, "").orders) == []
    car.work(30)
    assert shop.floor.orders[car.order_id].stage != "dispatch"


def test_the_history_says_why(car: ReportedCar) -> None:
    visit_id = leave(car)
    reopen(car.shop, visit_id)

    told = car.shop.do(lambda unit: visit_history(unit, visit_id)).entries[-1]

    assert (told.what, told.reason) == ("visit_reopened", WHY)


def test_a_car_that_is_here_again_has_its_own_visit(car: ReportedCar) -> None:
    shop = car.shop
    plate = shop.floor.vehicle_of(shop.floor.visits[car.order.visit_id]).plate
    gone = leave(car)
    shop.do(lambda unit: check_in_vehicle(unit, deeds.CheckInVehicle(plate=plate)))

    with pytest.raises(NothingToUndo):
        reopen(shop, gone)


def test_a_car_that_has_not_left_does_not_come_back(car: ReportedCar) -> None:
    with pytest.raises(NothingToUndo):
        reopen(car.shop, car.order.visit_id)


def test_a_technician_brings_no_car_back(car: ReportedCar) -> None:
    visit_id, body = leave(car), deeds.ReopenVisit(reason=WHY)
    technician = Actor(car.shop.shop_id, frozenset({Role.TECHNICIAN}), car.shop.technician.staff_id)
    with pytest.raises(NotAllowed):
        car.shop.do(lambda unit: reopen_visit(unit, visit_id, body), technician)

"""Cars that no camera saw leave: closed by hand, or by themselves when the shop closes."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from server.actions.departures import close_delivered, close_visit, depart
from server.domain.errors import InvalidRequest, StillHere
from server.domain.events import VehicleDeparted
from server.projections.topics import board_for
from server.store.journal import read_after
from tests.fakes.busy_shop import BusyShop
from tests.fakes.reported_car import ReportedCar


@pytest.fixture
def car() -> Iterator[ReportedCar]:
    """A car that is ready."""
    shop = BusyShop()
    found = ReportedCar(shop)
    found.receive(200)
    found.work(30)
    found.pass_checks()
    found.be_washed()
    yield found
    shop.engine.dispose()


def leaving(car: ReportedCar) -> list[str]:
    return [key for key in board_for("desk", car.shop.floor) if key.startswith("leaving/")]


def departures(car: ReportedCar) -> list[VehicleDeparted]:
    with car.shop.engine.begin() as connection:
        entries = read_after(connection, car.shop.shop_id, 0)
    return [entry.event for entry in entries if isinstance(entry.event, VehicleDeparted)]


def test_a_delivered_car_is_closed_by_hand(car: ReportedCar) -> None:
    visit_id = car.order.visit_id
    with pytest.raises(StillHere):
        car.shop.do(lambda unit: close_visit(unit, visit_id))
    car.leave()
    assert leaving(car) == [f"leaving/{visit_id}"]

    car.shop.do(lambda unit: close_visit(unit, visit_id))
    car.shop.follow()

    assert (leaving(car), car.shop.floor.visits) == ([], {})
    assert [(event.unsettled, event.seen) for event in departures(car)] == [(False, False)]
    with pytest.raises(InvalidRequest):
        car.shop.do(lambda unit: close_visit(unit, visit_id))


def test_it_is_closed_by_itself_once_the_shop_has_closed(car: ReportedCar) -> None:
    car.leave()
    car.shop.do(close_delivered)
    assert car.shop.follow() == 0
    car.shop.wait(timedelta(hours=15))
    car.shop.do(close_delivered)
    assert car.shop.follow() == 1
    assert car.shop.floor.visits == {}


def test_whoever_gets_the_keys_after_hours_has_half_an_hour_to_the_gate(car: ReportedCar) -> None:
    car.shop.wait(timedelta(hours=15))
    car.leave()
    car.shop.do(close_delivered)
    assert car.shop.follow() == 0
    car.shop.wait(timedelta(minutes=31))
    car.shop.do(close_delivered)
    assert car.shop.follow() == 1


def test_a_car_that_waits_for_its_owner_stays_overnight(car: ReportedCar) -> None:
    car.shop.wait(timedelta(hours=15))
    car.shop.do(close_delivered)
    assert car.shop.follow() == 0


def test_leaving_unsettled_is_an_exception_of_its_advisors(car: ReportedCar) -> None:
    vehicle_id = car.shop.floor.visits[car.order.visit_id].vehicle_id
    car.shop.do(lambda unit: depart(unit, vehicle_id))
    car.shop.follow()
    (raised,) = car.shop.floor.exceptions.values()
    assert (raised.kind, departures(car)[0].unsettled) == ("left_unsettled", True)

"""What stays on the customer's page: nothing while the car is here, the whole visit once it has left."""

from collections.abc import Iterator

import pytest

from server.actions.departures import depart
from server.domain.errors import NotFound
from server.reports.visit_afterwards import visit_afterwards
from tests.fakes.busy_shop import BusyShop
from tests.fakes.reported_car import ReportedCar


@pytest.fixture
def car() -> Iterator[ReportedCar]:
    """A car that was delivered and stands in the yard."""
    shop = BusyShop()
    found = ReportedCar(shop)
    found.receive(200)
    found.work(30)
    found.pass_checks()
    found.be_washed()
    found.leave()
    yield found
    shop.engine.dispose()


def test_a_visit_that_goes_on_has_its_live_page(car: ReportedCar) -> None:
    visit_id = car.order.visit_id
    with pytest.raises(NotFound):
        car.shop.do(lambda work: visit_afterwards(work, visit_id))


def test_a_visit_that_is_over_keeps_what_was_done_and_when_to_come_again(car: ReportedCar) -> None:
    order = car.order
    vehicle_id = car.shop.do(lambda work: work.visits.get(order.visit_id)).vehicle_id
    car.shop.do(lambda work: depart(work, vehicle_id))

    told = car.shop.do(lambda work: visit_afterwards(work, order.visit_id))

    assert (told.plate.text, told.own_minor, told.rating) == ("京A12345", 100, None)
    (line,) = told.lines
    assert line.warranty is not None
    assert told.recheck_on is not None

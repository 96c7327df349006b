"""The shop's own warranty: given with the keys, kept on the line, shown wherever the work is."""

from collections.abc import Iterator
from datetime import date

import pytest

from server.access.customer_links import make_customer_link
from server.actions import delivery, payments, step_back
from server.contract import deeds
from server.contract.boards import CustomerVisit
from server.domain.events import VehicleDelivered
from server.domain.handover import months_after
from server.domain.repair_warranty import RepairWarranty
from server.projections.topics import board_for
from server.projections.warranty import warranty_of
from server.reports.settlement import settlement
from server.reports.vehicle_record import VehicleRecordReader
from server.store.journal import read_after
from tests.fakes.busy_shop import BusyShop
from tests.fakes.reported_car import ReportedCar


@pytest.fixture
def car() -> Iterator[ReportedCar]:
    """A car that is ready and costs 100 minor units."""
    shop = BusyShop()
    found = ReportedCar(shop)
    found.receive(200)
    found.work(30)
    found.pass_checks()
    found.be_washed()
    yield found
    shop.engine.dispose()


def given(car: ReportedCar) -> RepairWarranty | None:
    (line,) = car.order.lines
    return line.warranty


def test_each_line_is_given_what_the_terms_say_from_the_day_of_the_delivery(car: ReportedCar) -> None:
    assert given(car) is None
    car.leave()

    today = date.fromisoformat(car.shop.do(lambda work: work.shop_day))
    usual, warranty = car.shop.warranty.usual, given(car)
    assert usual.labour is not None
    assert warranty is not None
    assert warranty.labour is not None
    assert warranty.labour.until == months_after(today, usual.labour.months)
    entries = car.shop.do(lambda work: read_after(work.connection, work.shop_id, 0))
    (told,) = [entry.event for entry in entries if isinstance(entry.event, VehicleDelivered)]
    assert [(each.line_id, each.warranty) for each in told.warranties] == [
        (car.order.lines[0].line_id, warranty)
    ]


def test_it_stands_on_the_settlement_and_in_the_record(car: ReportedCar) -> None:
    car.leave()
    warranty = given(car)
    assert warranty is not None
    assert warranty.labour is not None

    sheet = car.shop.do(lambda work: settlement(work, car.order_id))
    vehicle_id = car.shop.floor.visits[car.order.visit_id].vehicle_id
    record = car.shop.do(lambda work: VehicleRecordReader(work, phones=False).record(vehicle_id, work.now))
    for shown in (sheet.lines[0].warranty, record.visits[0].orders[0].lines[0].warranty):
        assert shown is not None
        assert shown.labour is not None
        assert shown.labour.until == warranty.labour.until


def test_the_customer_reads_it_on_their_own_page(car: ReportedCar) -> None:
    link = car.shop.do(lambda work: make_customer_link(work, car.order.visit_id, work.now))
    car.leave()
    page = CustomerVisit.model_validate(board_for(f"visit/{link.link_id}", car.shop.floor)["visit"])
    assert page.lines[0].warranty == warranty_of(given(car))
    assert page.lines[0].warranty is not None


def test_a_delivery_that_is_taken_back_takes_it_along(car: ReportedCar) -> None:
    car.leave()
    car.after(1, step_back.step_back, deeds.StepBack(reason="钥匙还在店里"))
    assert given(car) is None
    assert car.shop.floor.orders == car.shop.floor_from_tables().orders

    car.after(1, delivery.deliver_vehicle, deeds.DeliverVehicle(unsigned="in_a_hurry"))
    assert given(car) is not None


def test_without_terms_nothing_is_given(car: ReportedCar) -> None:
    car.after(10, payments.settle_order, deeds.SettleOrder(paid_minor=100))
    car.shop.warranty = type(car.shop.warranty)()
    car.after(10, delivery.deliver_vehicle, deeds.DeliverVehicle(unsigned="in_a_hurry"))
    assert given(car) is None

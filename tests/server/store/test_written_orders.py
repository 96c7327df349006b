"""Orders as this process has written them: no other shop's, not too many, never instead of newer ones."""

import asyncio
from dataclasses import replace

from server.actions.arrivals import VisitAnswer, check_in_vehicle
from server.actions.orders import OrderAnswer
from server.actions.reception import begin_reception
from server.actions.work import take_photo
from server.contract.deeds import BeginReception, CheckInVehicle, TakePhoto
from server.domain.repair_order import RepairOrder
from server.domain.staff import Role
from server.store.commands import Commands
from server.store.writer import Writer
from server.store.written_orders import MOST_KEPT, WrittenOrders
from tests.fakes.open_shop import OpenShop
from tests.fakes.plate_formats import NUMBERING


def an_order(shop: OpenShop) -> RepairOrder:
    """The order of a car that is being received."""
    advisor, car = shop.actor(Role.ADVISOR), CheckInVehicle(plate="京N10000")
    visit = shop.run(advisor, lambda work: check_in_vehicle(work, car), VisitAnswer)
    (order,) = orders_of(shop, visit.visit_id)
    shop.run(advisor, lambda work: begin_reception(work, order.order_id, BeginReception()), OrderAnswer)
    return orders_of(shop, visit.visit_id)[0]


def orders_of(shop: OpenShop, visit_id: str) -> list[RepairOrder]:
    """The orders of a visit as the table has them."""
    found: list[RepairOrder] = []
    shop.write(lambda work: found.extend(work.orders.of_visit(visit_id)))
    return found


def test_an_order_is_found_as_it_was_written_last(shop: OpenShop) -> None:
    order, written = an_order(shop), WrittenOrders()
    assert written.find(shop.shop_id, order.order_id) is None
    written.keep(order)
    written.keep(replace(order, version=7))
    found = written.find(shop.shop_id, order.order_id)
    assert found is not None
    assert found.version == 7
    assert written.find("another shop", order.order_id) is None
    written.forget()
    assert written.find(shop.shop_id, order.order_id) is None


def test_the_oldest_are_forgotten(shop: OpenShop) -> None:
    order, written = an_order(shop), WrittenOrders()
    for number in range(MOST_KEPT + 1):
        written.keep(replace(order, order_id=str(number)))
    assert written.find(shop.shop_id, "0") is None
    assert written.find(shop.shop_id, "1") is not None


def test_what_another_process_has_changed_is_read_anew(shop: OpenShop) -> None:
    order, technician = an_order(shop), shop.actor(Role.TECHNICIAN)
    other = Writer(shop.writing, lambda _shop_id, _fed: None)
    other.start()
    elsewhere = Commands(other, shop.shop_clock.now, shop.permissions, NUMBERING)
    for commands in (shop.commands, elsewhere, elsewhere, shop.commands, elsewhere):
        taken = commands.run(
            technician, lambda work: take_photo(work, order.order_id, TakePhoto(), "a picture"), OrderAnswer
        )
        asyncio.run(taken)
    other.stop()
    (kept,) = orders_of(shop, order.visit_id)
    assert (kept.photos, kept.version) == (5, order.version + 5)

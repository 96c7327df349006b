"""The booth is filled by colour and size: as proposed, or with a reason otherwise; cars share it."""

from datetime import timedelta
from typing import Any

import pytest

from server.actions import dispatch, reception, work
from server.actions.appointments import book_appointment
from server.actions.arrivals import check_in_vehicle
from server.actions.booths import drop_load, fill_booth, keep_paint_job, plan_load
from server.contract import deeds
from server.contract.boards import Words
from server.domain.bay import Bay
from server.domain.booth import BoothRules
from server.domain.capacity import BookingRules
from server.domain.errors import BayOccupied, InvalidRequest
from server.domain.events import BayChanged
from server.domain.repair_order import RepairOrder
from server.domain.stage import Name
from server.store.identifiers import new_id
from tests.fakes.busy_shop import BusyShop
from tests.fakes.customers_word import BY_PHONE

RULES = BoothRules()
SAID = Words(zh="右前门", en="Front door")


@pytest.fixture
def shop() -> BusyShop:
    """A shop with a booth, bay 9."""
    opened = BusyShop()
    booth = Bay(new_id(), opened.shop_id, "9", "paint_booth", Name("9 号烤漆房", "Booth 9"))

    def build(unit: Any) -> None:
        unit.bays.save(booth)
        unit.record(BayChanged(bay_id=booth.bay_id))

    opened.do(build)
    opened.bays.append(booth)
    opened.follow()
    return opened


def waiting(
    shop: BusyShop, plate: str, colour: str | None, *, hours: int = 3, panels: int = 2
) -> RepairOrder:
    """A car in the queue before the booth."""
    booking = shop.booking(plate, flow="body_and_paint")
    squeezed = booking.model_copy(update={"overbook_reason": "test"})
    shop.do(lambda unit: book_appointment(unit, squeezed, BookingRules()))
    visit = shop.do(lambda unit: check_in_vehicle(unit, deeds.CheckInVehicle(plate=plate)))
    order_id = shop.do(lambda unit: unit.orders.of_visit(visit.visit_id)[0]).order_id
    shop.do(lambda unit: reception.begin_reception(unit, order_id, deeds.BeginReception()))
    line = deeds.EstimateLine(title=SAID, standard_minutes=60, price_minor=100)
    estimate = deeds.FinishReception(
        lines=[line],
        promised_from=shop.now,
        promised_to=shop.now + timedelta(hours=hours),
        promise_reason="test",
    )
    shop.do(lambda unit: reception.finish_reception(unit, order_id, estimate))
    shop.do(lambda unit: reception.authorize_estimate(unit, order_id, BY_PHONE))
    while (order := shop.do(lambda unit: unit.orders.get(order_id))).stage != "paint":
        one_station(shop, order)
    if colour is not None:
        body = deeds.KeepPaintJob(colour_code=colour, extent="loose", panels=panels)
        shop.do(lambda unit: keep_paint_job(unit, order_id, body))
    return order


def one_station(shop: BusyShop, order: RepairOrder) -> None:
    """Let a car go through the next station of the line."""
    order_id = order.order_id
    assign = deeds.AssignBay(bay_id=shop.bays[0].bay_id, technician_id=shop.technician.staff_id)
    tick = deeds.TickChecklist(item_id="station_done")
    shop.do(lambda unit: dispatch.assign_bay(unit, order_id, assign))
    shop.do(lambda unit: work.start_work(unit, order_id, deeds.StartWork()))
    shop.do(lambda unit: work.tick_checklist(unit, order_id, tick))
    shop.do(lambda unit: work.finish_work(unit, order_id, deeds.FinishWork()))


def booth(shop: BusyShop) -> Any:
    """The booth as the board has it; the board that followed equals that of the tables."""
    shop.follow()
    assert shop.boards(shop.floor) == shop.boards(shop.floor_from_tables())
    return shop.boards(shop.floor)["workshop"][f"booth/{shop.bays[2].bay_id}"]


def test_a_proposed_load_is_accepted_and_filled_and_its_cars_stand_in_the_booth_together(
    shop: BusyShop,
) -> None:
    one, two = waiting(shop, "京A12345", "ly7w"), waiting(shop, "京A12645", "LY7W")
    waiting(shop, "沪B26317", "475", hours=5)
    unknown = waiting(shop, "粤ZF023港", None)
    bay_id = shop.bays[2].bay_id
    shown = booth(shop)
    assert shown["proposed"][0]["order_ids"] == [one.order_id, two.order_id]
    assert shown["not_told"] == [unknown.visit_id]
    body = deeds.PlanLoad(order_ids=shown["proposed"][0]["order_ids"])
    shop.do(lambda unit: plan_load(unit, bay_id, body, RULES))
    assert booth(shop)["planned"]["colour_code"] == "LY7W"
    fill = deeds.FillBooth(technician_id=shop.technician.staff_id)
    shop.do(lambda unit: fill_booth(unit, bay_id, fill, RULES))
    shown = booth(shop)
    assert (shown["colour_code"], shown["planned"]) == ("LY7W", None)
    assert sorted(shown["inside"]) == sorted([one.visit_id, two.visit_id])
    with pytest.raises(BayOccupied):
        shop.do(lambda unit: fill_booth(unit, bay_id, fill, RULES))


def test_the_tablet_at_the_booth_has_one_car_of_the_load_after_the_other(shop: BusyShop) -> None:
    one, two = waiting(shop, "京A12345", "LY7W"), waiting(shop, "京A12645", "LY7W")
    bay_id = shop.bays[2].bay_id
    both = deeds.PlanLoad(order_ids=[one.order_id, two.order_id])
    shop.do(lambda unit: plan_load(unit, bay_id, both, RULES))
    fill = deeds.FillBooth(technician_id=shop.technician.staff_id)
    shop.do(lambda unit: fill_booth(unit, bay_id, fill, RULES))
    shop.do(lambda unit: work.start_work(unit, two.order_id, deeds.StartWork()))
    booth(shop)
    assert shop.floor.orders_in_bays()[bay_id].order_id == two.order_id
    shop.do(lambda unit: work.pause_work(unit, two.order_id, deeds.PauseWork(reason="parts")))
    booth(shop)
    assert shop.floor.orders_in_bays()[bay_id].order_id == one.order_id


def test_another_load_needs_a_reason_one_colour_and_room(shop: BusyShop) -> None:
    one, two = waiting(shop, "京A12345", "LY7W"), waiting(shop, "京A12645", "475", panels=5)
    three = waiting(shop, "沪B26317", "475", panels=5)
    bay_id = shop.bays[2].bay_id

    def plan(*orders: RepairOrder, override: Any = None) -> None:
        body = deeds.PlanLoad(order_ids=[order.order_id for order in orders], override=override)
        shop.do(lambda unit: plan_load(unit, bay_id, body, RULES))

    for orders, override in (((two,), None), ((one, two), "urgent"), ((two, three), "urgent")):
        with pytest.raises(InvalidRequest):
            plan(*orders, override=override)
    plan(two, override="customer_waits")
    assert booth(shop)["override"] == "customer_waits"
    shop.do(lambda unit: drop_load(unit, bay_id))
    assert booth(shop)["planned"] is None
    with pytest.raises(InvalidRequest):
        shop.do(lambda unit: drop_load(unit, bay_id))
    with pytest.raises(InvalidRequest):
        shop.do(lambda unit: drop_load(unit, shop.bays[0].bay_id))


def test_nobody_else_is_given_the_booth_while_a_load_stands_in_it(shop: BusyShop) -> None:
    one, other = waiting(shop, "京A12345", "LY7W"), waiting(shop, "京A12645", "475")
    bay_id = shop.bays[2].bay_id
    shop.do(lambda unit: plan_load(unit, bay_id, deeds.PlanLoad(order_ids=[one.order_id]), RULES))
    fill = deeds.FillBooth(technician_id=shop.technician.staff_id)
    shop.do(lambda unit: fill_booth(unit, bay_id, fill, RULES))
    assign = deeds.AssignBay(bay_id=bay_id, technician_id=shop.technician.staff_id)
    with pytest.raises(BayOccupied):
        shop.do(lambda unit: dispatch.assign_bay(unit, other.order_id, assign))

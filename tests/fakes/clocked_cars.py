"""Cars of a clocked shop, brought as far as a test wants them."""

from dataclasses import replace
from datetime import timedelta

from server.actions import dispatch, quality, reception, wash, work
from server.actions.arrivals import check_in_vehicle
from server.contract import deeds
from server.contract.boards import Words
from server.domain.repair_order import RepairOrder
from server.store.identifiers import new_id
from tests.fakes.clocked_shop import ClockedShop
from tests.fakes.customers_word import BY_PHONE
from tests.fakes.passed_checks import all_checked

MINUTE = timedelta(minutes=1)


def arrive(shop: ClockedShop, plate: str = "京A12345") -> RepairOrder:
    visit = shop.do(lambda unit: check_in_vehicle(unit, deeds.CheckInVehicle(plate=plate)))
    return order_of(shop, visit.visit_id)


def order_of(shop: ClockedShop, visit_id: str) -> RepairOrder:
    return shop.do(lambda unit: unit.orders.of_visit(visit_id)[0])


def received(shop: ClockedShop, *, waits_here: bool = True, promised: int = 90) -> RepairOrder:
    """A car after its reception, promised in so many minutes."""
    order = arrive(shop)
    shop.do(lambda unit: reception.begin_reception(unit, order.order_id, deeds.BeginReception()))
    line = deeds.EstimateLine(title=Words(zh="保养", en="Service"), standard_minutes=60, price_minor=100)
    estimate = deeds.FinishReception(
        lines=[line],
        waits_here=waits_here,
        promised_from=shop.now + (promised - 30) * MINUTE,
        promised_to=shop.now + promised * MINUTE,
        promise_reason="test",
    )
    shop.do(lambda unit: reception.finish_reception(unit, order.order_id, estimate))
    return order


def at_wash(shop: ClockedShop, order: RepairOrder) -> None:
    """Bring a received car as far as the wash, its last step before it is ready."""
    order_id = order.order_id
    assign = deeds.AssignBay(bay_id=shop.bays[0].bay_id, technician_id=shop.technician.staff_id)
    shop.do(lambda unit: reception.authorize_estimate(unit, order_id, BY_PHONE))
    shop.do(lambda unit: dispatch.assign_bay(unit, order_id, assign))
    shop.do(lambda unit: work.start_work(unit, order_id, deeds.StartWork()))
    for entry in shop.flows["mechanical"].checklist:
        tick = deeds.TickChecklist(item_id=entry.item_id, ticked=True)
        shop.do(lambda unit, tick=tick: work.tick_checklist(unit, order_id, tick))  # type: ignore[misc]
    shop.do(lambda unit: work.finish_work(unit, order_id, deeds.FinishWork()))
    while "pass_check" in allowed(shop, order):
        checked = all_checked(shop.floor.orders[order_id], shop.flows["mechanical"])
        somebody_else = replace(shop.actor, staff_id=new_id())
        shop.do(lambda unit, its=checked: quality.pass_check(unit, order_id, its), somebody_else)  # type: ignore[misc]
    shop.do(lambda unit: wash.start_wash(unit, order_id, deeds.StartWash()))


def allowed(shop: ClockedShop, order: RepairOrder) -> list[str]:
    shop.follow()
    found: list[str] = shop.boards(shop.floor)["workshop"][f"car/{order.visit_id}"]["allowed"]
    return found

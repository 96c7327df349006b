"""Steps taken back in the shop: boards, timers and the history follow, and only those may who may."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from server.actions import delivery, dispatch, payments, wash, work
from server.actions.departures import close_visit
from server.actions.reception import authorize_estimate, revise_estimate
from server.actions.recommendations import open_recommendations
from server.actions.step_back import step_back
from server.contract import deeds
from server.contract.boards import Words
from server.contract.visit_history import HistoryEntry
from server.domain.clock_timer import TimerState
from server.domain.errors import NotAllowed, NothingToUndo
from server.domain.repair_order import RepairOrder
from server.domain.staff import Role
from server.reports.visit_history import visit_history
from tests.fakes.clocked_cars import at_wash, order_of, received
from tests.fakes.clocked_shop import ClockedShop
from tests.fakes.customers_word import BY_PHONE, UNSIGNED

RUNNING, ENDED = TimerState.RUNNING, TimerState.ENDED
WHY = "点错了"


@pytest.fixture
def shop() -> Iterator[ClockedShop]:
    """A shop at half past eight; nobody has come yet."""
    opened = ClockedShop()
    opened.look()
    yield opened
    opened.engine.dispose()


def taken_back(shop: ClockedShop, order: RepairOrder) -> RepairOrder:
    """The order after one step back; the boards that followed equal those of the tables."""
    shop.do(lambda unit: step_back(unit, order.order_id, deeds.StepBack(reason=WHY)))
    shop.look()
    assert shop.follow() > 0
    assert shop.boards(shop.floor) == shop.boards(shop.floor_from_tables())
    return order_of(shop, order.visit_id)


def handed_over(shop: ClockedShop) -> RepairOrder:
    order = received(shop)
    at_wash(shop, order)
    order_id = order.order_id
    shop.do(lambda unit: wash.finish_wash(unit, order_id, deeds.FinishWash()))
    shop.look(timedelta(minutes=1))
    shop.do(lambda unit: payments.settle_order(unit, order_id, deeds.SettleOrder(paid_minor=100)))
    shop.look(timedelta(minutes=1))
    shop.do(lambda unit: delivery.deliver_vehicle(unit, order_id, UNSIGNED))
    shop.look()
    return order


def history(shop: ClockedShop, visit_id: str) -> list[HistoryEntry]:
    return shop.do(lambda unit: visit_history(unit, visit_id)).entries


def test_a_delivery_and_its_settlement_are_void_and_the_clock_runs_as_if_they_had_not_been(
    shop: ClockedShop,
) -> None:
    order = handed_over(shop)
    (collect,) = shop.timers("collect")
    assert shop.states("follow_up") == [RUNNING]
    assert taken_back(shop, order).stage == "settled"
    assert shop.states("follow_up") == [ENDED]
    back = taken_back(shop, order)
    assert (back.stage, back.settled_at, back.paid_minor) == ("ready", None, 100)
    assert shop.states("collect") == [RUNNING]
    assert shop.timers("collect")[0].starts_at == collect.starts_at
    struck = {entry.what: entry.struck for entry in history(shop, order.visit_id) if entry.struck}
    assert struck.keys() == {"vehicle_delivered", "order_settled"}
    assert {(each.reason, each.by and each.by.zh) for each in struck.values()} == {(WHY, "王敏")}


def test_a_voided_estimate_stays_on_record_and_asks_for_another(shop: ClockedShop) -> None:
    order = received(shop)
    shop.do(lambda unit: authorize_estimate(unit, order.order_id, BY_PHONE))
    assert taken_back(shop, order).stage == "authorization"
    back = taken_back(shop, order)
    assert (back.stage, back.lines, back.promise) == ("reception", (), None)
    assert not any(timer.shown for timer in shop.timers("promise_check"))
    assert len(shop.do(lambda unit: unit.estimates.where())) == 1
    voided = [entry.voided for entry in history(shop, order.visit_id) if entry.voided]
    assert voided == ["authorization", "estimate"]


def test_what_was_declined_in_an_answer_that_is_taken_back_is_no_recommendation(shop: ClockedShop) -> None:
    order = received(shop)
    line = deeds.EstimateLine(title=Words(zh="雨刮", en="Wipers"), standard_minutes=30, price_minor=50)
    body = deeds.ReviseEstimate(
        lines=[line, line], promised_from=shop.now, promised_to=shop.now, promise_reason="test"
    )
    shop.do(lambda unit: revise_estimate(unit, order.order_id, body))
    second = order_of(shop, order.visit_id).lines[1].line_id
    answer = deeds.AuthorizeEstimate(agreed="phone", declined=[second])
    shop.do(lambda unit: authorize_estimate(unit, order.order_id, answer))
    vehicle_id = shop.do(lambda unit: unit.visits.get(order.visit_id)).vehicle_id
    assert shop.do(lambda unit: open_recommendations(unit, vehicle_id))
    taken_back(shop, order)
    assert shop.do(lambda unit: open_recommendations(unit, vehicle_id)) == []


def test_a_car_that_was_paused_in_its_bay_leaves_it_without_a_pause(shop: ClockedShop) -> None:
    order = received(shop)
    at_wash(shop, order)
    for _ in range(3):
        taken_back(shop, order)
    order_id, bay = order.order_id, shop.bays[0].bay_id
    assign = deeds.AssignBay(bay_id=bay, technician_id=shop.technician.staff_id)
    shop.do(lambda unit: dispatch.assign_bay(unit, order_id, assign))
    shop.do(lambda unit: work.start_work(unit, order_id, deeds.StartWork()))
    shop.do(lambda unit: work.pause_work(unit, order_id, deeds.PauseWork(reason="parts")))
    shop.look()
    assert shop.states("pause") == [RUNNING]
    assert taken_back(shop, order).occupied_bay_id is None
    assert shop.states("pause") == [ENDED]


def test_only_those_may_who_may_do_the_deed_itself(shop: ClockedShop) -> None:
    order = handed_over(shop)
    foreman = replace(shop.actor, roles=frozenset({Role.FOREMAN}))
    cashier = replace(shop.actor, roles=frozenset({Role.CASHIER}))
    body = deeds.StepBack(reason=WHY)
    with pytest.raises(NotAllowed):
        shop.do(lambda unit: step_back(unit, order.order_id, body), foreman)
    shop.do(lambda unit: step_back(unit, order.order_id, body), cashier)


def test_nothing_is_taken_back_of_a_car_that_has_left(shop: ClockedShop) -> None:
    order = handed_over(shop)
    shop.do(lambda unit: close_visit(unit, order.visit_id))
    with pytest.raises(NothingToUndo):
        shop.do(lambda unit: step_back(unit, order.order_id, deeds.StepBack(reason=WHY)))


def test_a_payment_that_is_given_back_is_struck_through_with_its_reason(shop: ClockedShop) -> None:
    order = received(shop)
    order_id = order.order_id
    shop.do(lambda unit: authorize_estimate(unit, order_id, BY_PHONE))
    shop.do(
        lambda unit: payments.take_payment(unit, order_id, deeds.TakePayment(kind="cash", amount_minor=60))
    )
    (payment,) = shop.do(lambda unit: unit.payments.where())
    refund = deeds.RefundPayment(payment_id=payment.payment_id, reason="刷错卡")
    shop.do(lambda unit: payments.refund_payment(unit, order_id, refund))
    (taken,) = [entry for entry in history(shop, order.visit_id) if entry.what == "payment_taken"]
    assert taken.struck
    assert (taken.amount_minor, taken.struck.reason) == (60, "刷错卡")

"""Timers on the boards: what is late after a car has left is told as everything else that is late."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from server.actions import delivery, payments, wash
from server.actions.departures import depart
from server.actions.follow_up import make_follow_up_call
from server.contract import deeds
from server.domain.repair_order import RepairOrder
from tests.fakes.clocked_cars import arrive, at_wash, received
from tests.fakes.clocked_shop import ClockedShop


@pytest.fixture
def shop() -> Iterator[ClockedShop]:
    """A shop at half past eight; nobody has come yet."""
    opened = ClockedShop()
    opened.look()
    yield opened
    opened.engine.dispose()


def delivered(shop: ClockedShop) -> RepairOrder:
    """A car whose keys were given back, and which has not driven off yet."""
    order = received(shop)
    at_wash(shop, order)
    shop.do(lambda unit: wash.finish_wash(unit, order.order_id, deeds.FinishWash()))
    shop.do(lambda unit: payments.settle_order(unit, order.order_id, deeds.SettleOrder(paid_minor=100)))
    shop.do(
        lambda unit: delivery.deliver_vehicle(
            unit, order.order_id, deeds.DeliverVehicle(unsigned="in_a_hurry")
        )
    )
    return order


def drives_off(shop: ClockedShop, order: RepairOrder) -> None:
    vehicle_id = shop.do(lambda unit: unit.visits.get(order.visit_id).vehicle_id)
    shop.do(lambda unit: depart(unit, vehicle_id))


def of_rule(shop: ClockedShop, topic: str, rule: str) -> list[dict[str, Any]]:
    """Return a rule's timers on a board; the board read afresh must have the same."""
    shop.follow()
    board = shop.boards(shop.floor)[topic]
    assert board == shop.boards(shop.floor_from_tables())[topic]
    return [timer for key, timer in board.items() if key.startswith("timer/") and timer["rule"] == rule]


@pytest.mark.parametrize("topic", ["desk", "workshop"])
def test_a_late_call_of_a_car_that_has_left_is_told_with_its_plate_until_it_is_made(
    shop: ClockedShop, topic: str
) -> None:
    order = delivered(shop)
    drives_off(shop, order)
    shop.look(timedelta(hours=1))
    assert of_rule(shop, topic, "follow_up") == [], "there is a whole day for it"
    shop.look(timedelta(days=2))
    (late,) = of_rule(shop, topic, "follow_up")
    assert late["plate"]["text"] == "京A12345"
    assert late["subject_id"] == order.visit_id
    made = deeds.MakeFollowUpCall(
        call="first", reached=True, scores=deeds.CallScores(service=5, work=5, time=5)
    )
    shop.do(lambda unit: make_follow_up_call(unit, order.visit_id, made))
    shop.look()
    assert of_rule(shop, topic, "follow_up") == []


def test_a_call_that_was_late_before_the_car_drove_off_keeps_its_plate(shop: ClockedShop) -> None:
    order = delivered(shop)
    shop.look(timedelta(days=2))
    assert of_rule(shop, "desk", "follow_up")
    drives_off(shop, order)
    shop.look()
    (late,) = of_rule(shop, "desk", "follow_up")
    assert late["plate"]["text"] == "京A12345"


def test_a_reminder_that_is_late_is_told_and_ends_as_the_car_comes_again(shop: ClockedShop) -> None:
    order = delivered(shop)
    drives_off(shop, order)
    shop.look()
    shop.look(timedelta(days=94))
    assert of_rule(shop, "workshop", "recheck")
    arrive(shop)
    shop.look()
    assert of_rule(shop, "workshop", "recheck") == []


def test_a_promise_is_at_risk_from_when_its_rule_warns(shop: ClockedShop) -> None:
    order = received(shop, promised=300)
    shop.look()
    shop.follow()
    car = shop.boards(shop.floor)["workshop"][f"car/{order.visit_id}"]
    assert car["at_risk_from"] is None, "the clock does not look at it yet"
    shop.look(timedelta(minutes=181))
    shop.follow()
    assert shop.boards(shop.floor) == shop.boards(shop.floor_from_tables())
    (near,) = shop.timers("promise_near")
    car = shop.boards(shop.floor)["desk"][f"car/{order.visit_id}"]
    assert datetime.fromisoformat(car["at_risk_from"]) == near.warns_at
    assert datetime.fromisoformat(car["window"]["to_at"]) - near.warns_at == timedelta(hours=1)

"""The service clock in the manager's report: what began in the period, and what became of it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from server.actions import reception
from server.actions.arrivals import check_in_vehicle
from server.actions.service_clock import give_care, receive_request
from server.contract import deeds
from server.contract.reports import ClockRuleCount
from server.store.identifiers import new_id
from tests.fakes.clocked_shop import ClockedShop
from tests.fakes.reported_car import report_of

SECOND = timedelta(seconds=1)


@pytest.fixture
def shop() -> Iterator[ClockedShop]:
    """A shop at half past eight."""
    opened = ClockedShop()
    yield opened
    opened.engine.dispose()


def ring(shop: ClockedShop, answered_after: int | None) -> None:
    """Somebody rings, and is answered after so many seconds."""
    shop.do(lambda unit: receive_request(unit, deeds.ReceiveRequest(request_id=new_id())))
    shop.look()
    if answered_after is not None:
        shop.look(answered_after * SECOND)
        timer_id = shop.timers("triage")[-1].timer_id
        shop.do(lambda unit: give_care(unit, timer_id))
        shop.look()


def test_calls_are_counted_by_how_they_were_answered(shop: ClockedShop) -> None:
    for seconds in (20, 50, 90):
        ring(shop, seconds)
    ring(shop, None)
    assert report_of(shop).service_clock == [
        ClockRuleCount(
            rule="triage", started=4, kept=2, warned=1, overdue=1, missed=1, cancelled=0, median_seconds=50
        )
    ]


def test_the_rule_that_was_overdue_most_often_comes_first(shop: ClockedShop) -> None:
    ring(shop, 20)
    order_id = _arrive(shop)
    shop.look(2 * 60 * SECOND)
    shop.do(lambda unit: reception.begin_reception(unit, order_id, deeds.BeginReception()))
    shop.look()
    rules = report_of(shop).service_clock
    assert [(rule.rule, rule.overdue) for rule in rules[:2]] == [("greet", 1), ("greet_idle", 1)]
    assert rules[-1].rule == "triage" or rules[-1].overdue == 0


def test_yesterdays_are_not_in_todays_report(shop: ClockedShop) -> None:
    ring(shop, 20)
    shop.wait(timedelta(days=1))
    assert report_of(shop).service_clock == []


def _arrive(shop: ClockedShop) -> str:
    visit = shop.do(lambda unit: check_in_vehicle(unit, deeds.CheckInVehicle(plate="京A12345")))
    shop.look()
    order_id: str = shop.do(lambda unit: unit.orders.of_visit(visit.visit_id)[0].order_id)
    return order_id

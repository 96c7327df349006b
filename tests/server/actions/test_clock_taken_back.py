"""What was done by mistake and taken back: the service clock runs on as if it had not been."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from server.actions import dispatch, reception, wash, work
from server.actions.departures import depart
from server.actions.visit_corrections import merge_visits, undo_merge
from server.actions.visit_returns import reopen_visit
from server.contract import deeds
from server.domain.clock_timer import TimerState
from tests.fakes.clocked_cars import arrive, at_wash, received
from tests.fakes.clocked_shop import ClockedShop
from tests.fakes.customers_word import BY_PHONE

MINUTE = timedelta(minutes=1)
RUNNING, WARNED, ENDED = TimerState.RUNNING, TimerState.WARNED, TimerState.ENDED


@pytest.fixture
def shop() -> Iterator[ClockedShop]:
    """A shop at half past eight; nobody has come yet."""
    opened = ClockedShop()
    opened.look()
    yield opened
    opened.engine.dispose()


def test_what_was_taken_back_runs_on_as_before(shop: ClockedShop) -> None:
    order = received(shop)
    at_wash(shop, order)
    shop.look(80 * MINUTE)
    (check,) = shop.timers("promise_check")
    assert check.state is RUNNING
    shop.do(lambda unit: wash.finish_wash(unit, order.order_id, deeds.FinishWash()))
    shop.look()
    assert (shop.states("promise_check"), shop.states("collect")) == ([ENDED], [RUNNING])
    shop.do(lambda unit: work.undo_deed(unit, order.order_id, deeds.UndoDeed()))
    shop.look()
    assert (shop.timers("promise_check"), shop.states("collect")) == ([check], [ENDED])


def test_a_pause_that_was_taken_up_by_mistake_began_when_it_began(shop: ClockedShop) -> None:
    order = received(shop)
    order_id = order.order_id
    assign = deeds.AssignBay(bay_id=shop.bays[0].bay_id, technician_id=shop.technician.staff_id)
    shop.do(lambda unit: reception.authorize_estimate(unit, order_id, BY_PHONE))
    shop.do(lambda unit: dispatch.assign_bay(unit, order_id, assign))
    shop.do(lambda unit: work.start_work(unit, order_id, deeds.StartWork()))
    shop.do(lambda unit: work.pause_work(unit, order_id, deeds.PauseWork(reason="parts")))
    shop.look(10 * MINUTE)
    (pause,) = shop.timers("pause")
    shop.do(lambda unit: work.start_work(unit, order_id, deeds.StartWork()))
    shop.look()
    shop.do(lambda unit: work.undo_deed(unit, order_id, deeds.UndoDeed()))
    shop.look()
    assert shop.timers("pause") == [pause]


@pytest.mark.parametrize("each", [True, False], ids=["one by one", "all at once"])
def test_taps_that_are_heard_at_once_leave_what_they_leave_one_by_one(shop: ClockedShop, each: bool) -> None:
    order = received(shop)
    order_id = order.order_id
    assign = deeds.AssignBay(bay_id=shop.bays[0].bay_id, technician_id=shop.technician.staff_id)
    shop.do(lambda unit: reception.authorize_estimate(unit, order_id, BY_PHONE))
    shop.do(lambda unit: dispatch.assign_bay(unit, order_id, assign))
    shop.do(lambda unit: work.start_work(unit, order_id, deeds.StartWork()))
    shop.look()
    for reason in ("parts", "tool"):
        shop.do(lambda unit, why=reason: work.pause_work(unit, order_id, deeds.PauseWork(reason=why)))  # type: ignore[misc]
        if each:
            shop.look()
        shop.wait(MINUTE)
        shop.do(lambda unit: work.start_work(unit, order_id, deeds.StartWork()))
        if each:
            shop.look()
    shop.do(lambda unit: work.undo_deed(unit, order_id, deeds.UndoDeed()))
    shop.look()
    first, second = shop.timers("pause")
    assert (first.state, second.state) == (ENDED, RUNNING)
    assert second.starts_at - first.starts_at == MINUTE
    assert first.ended_at == second.starts_at


def test_a_visit_that_was_merged_by_mistake_is_greeted_after_all(shop: ClockedShop) -> None:
    order, other = arrive(shop), arrive(shop, "京A12645")
    shop.look()
    same = deeds.MergeVisits(other_visit_id=other.visit_id, reason="同一辆车")
    merged = shop.do(lambda unit: merge_visits(unit, order.visit_id, same))
    shop.look()
    shop.look(50 * MINUTE / 60)
    assert shop.states("greet") == [WARNED, ENDED]
    shop.do(lambda unit: undo_merge(unit, merged.correction_id))
    shop.look()
    assert shop.states("greet") == [WARNED, WARNED]


def test_of_a_car_that_had_not_left_everything_runs_on(shop: ClockedShop) -> None:
    order = received(shop)
    shop.look()
    before = shop.timers("promise_check")
    assert [timer.ended_at for timer in before] == [None]
    shop.do(lambda unit: depart(unit, unit.visits.get(order.visit_id).vehicle_id))
    shop.look()
    assert shop.states("promise_check") == [ENDED]

    body = deeds.ReopenVisit(reason="出口看错车牌")
    shop.do(lambda unit: reopen_visit(unit, order.visit_id, body))
    shop.look()

    assert shop.timers("promise_check") == before

"""A step back: every later path is still possible, and nothing that was paid or found is lost."""

from random import Random

import pytest
from hypothesis import given, strategies as st

from server.domain import order_deeds
from server.domain.allowed_deeds import Deed
from server.domain.errors import NothingToUndo, StageNotAllowed
from server.domain.estimate import CostKind, Estimate, EstimateCost, EstimateItem
from server.domain.order_changes import evolve
from server.domain.repair_order import LineAuthorization, WorkState
from server.domain.stage import Flow, Name
from server.domain.stage_before import stage_before
from server.domain.step_back import Undone, Voided, also_wanted, take_step_back, voided_by
from tests.server.domain.test_stage_machine import (
    EXCUSED,
    FORWARD,
    HOUR,
    MECHANICAL,
    START,
    TO_BAY,
    after,
    done,
    flows,
    opened,
    went_on,
)

TICKS = (Deed.TICK_CHECKLIST,) * len(MECHANICAL.checklist)
TO_READY = (
    *TO_BAY,
    *TICKS,
    Deed.FINISH_WORK,
    Deed.PASS_CHECK,
    Deed.PASS_CHECK,
    Deed.START_WASH,
    Deed.FINISH_WASH,
)


@given(flows, st.lists(st.sampled_from(sorted(Deed)), max_size=60), st.randoms(use_true_random=False))
def test_whatever_is_taken_back_every_car_still_gets_through(
    flow: Flow, deeds: list[Deed], chance: Random
) -> None:
    order = opened(flow)
    for deed in deeds:
        try:
            changed = done(order, flow, deed)
        except (StageNotAllowed, NothingToUndo, *EXCUSED):
            continue
        if deed is Deed.STEP_BACK:
            before = stage_before(order, flow)
            assert before is not None
            assert (changed.stage, changed.previous) == (before.key, None)
            assert (changed.paid_minor, changed.photos) == (order.paid_minor, order.photos)
            assert changed.rework_count == order.rework_count
            assert changed.occupied_bay_id is None
            assert {line.line_id for line in order.lines if line.added} <= {
                line.line_id for line in changed.lines
            }
        order = changed
    at_end = went_on(order, flow, chance)
    assert at_end.paid_minor == at_end.total_minor
    assert at_end.delivered_at


@pytest.mark.parametrize(
    ("deeds", "to", "voided"),
    [
        ((Deed.BEGIN_RECEPTION,), "arrived", Voided.STEP),
        (TO_BAY[:2], "reception", Voided.ESTIMATE),
        (TO_BAY[:3], "authorization", Voided.AUTHORIZATION),
        (TO_BAY, "dispatch", Voided.STEP),
        ((*TO_BAY, *TICKS, Deed.FINISH_WORK), "in_bay", Voided.STEP),
        (TO_READY, "wash", Voided.STEP),
        ((*TO_READY, Deed.SETTLE_ORDER), "ready", Voided.SETTLEMENT),
        ((*TO_READY, Deed.SETTLE_ORDER, Deed.DELIVER_VEHICLE), "settled", Voided.DELIVERY),
    ],
)
def test_one_step_and_what_it_makes_void(deeds: tuple[Deed, ...], to: str, voided: Voided) -> None:
    order = after(MECHANICAL, *deeds)
    assert voided_by(order, MECHANICAL) is voided
    assert done(order, MECHANICAL, Deed.STEP_BACK).stage == to


def test_the_first_stage_has_nothing_before_it_and_agreed_work_that_has_begun_stays_agreed() -> None:
    assert stage_before(opened(MECHANICAL), MECHANICAL) is None
    begun = done(after(MECHANICAL, *TO_BAY), MECHANICAL, Deed.STEP_BACK)
    assert begun.stage == "dispatch"
    with pytest.raises(StageNotAllowed):
        done(begun, MECHANICAL, Deed.STEP_BACK)


def test_a_car_that_leaves_its_bay_has_been_worked_on_as_long_as_it_was() -> None:
    order = after(MECHANICAL, *TO_BAY)
    back = done(order, MECHANICAL, Deed.STEP_BACK, minutes=25)
    assert (back.work.state, back.work.worked_seconds) == (WorkState.QUEUED, 25 * 60)


def test_the_settlement_is_void_and_the_money_is_not() -> None:
    order = after(MECHANICAL, *TO_READY, Deed.SETTLE_ORDER)
    back = done(order, MECHANICAL, Deed.STEP_BACK)
    assert (back.settled_at, back.paid_minor) == (None, order.total_minor)
    assert done(back, MECHANICAL, Deed.SETTLE_ORDER).paid_minor == order.total_minor


def test_the_customer_is_asked_again_for_the_prices_of_the_estimate() -> None:
    order = after(MECHANICAL, *TO_BAY[:3])
    cost = EstimateCost(CostKind.OTHER, Name("保养", "Service"), 50_000)
    item = EstimateItem("planned", Name("保养", "Service"), (cost,), standard_minutes=70)
    estimate = Estimate("e", "shop", "order", 1, START, None, 1_300, (item,), START, START + HOUR)
    event = take_step_back(order, MECHANICAL, "back", Undone(estimate=estimate))
    (line,) = evolve(order, event, START + HOUR, MECHANICAL).lines
    assert (line.authorization, line.price_minor) == (LineAuthorization.REQUESTED, 50_000)


def test_a_check_that_was_passed_by_mistake_may_be_done_by_the_same_person_again() -> None:
    order = after(MECHANICAL, *TO_BAY, *TICKS, Deed.FINISH_WORK, Deed.PASS_CHECK)
    assert order.hands.passed_by == ("inspector",)
    event = take_step_back(order, MECHANICAL, "back", Undone(passed_by="inspector"))
    assert evolve(order, event, START + HOUR, MECHANICAL).hands.passed_by == ()


@given(flows, st.lists(st.sampled_from(sorted(FORWARD)), max_size=40))
def test_whoever_takes_a_step_back_must_be_allowed_its_own_deed_too(flow: Flow, deeds: list[Deed]) -> None:
    order = opened(flow)
    for deed in deeds:
        try:
            order = done(order, flow, deed)
        except (StageNotAllowed, *EXCUSED):
            continue
        assert also_wanted(order, flow) in Deed


def test_undo_does_not_reach_behind_a_step_back() -> None:
    back = done(after(MECHANICAL, *TO_READY), MECHANICAL, Deed.STEP_BACK)
    with pytest.raises(NothingToUndo):
        order_deeds.undo_deed(back, START)

"""Checks: never of one's own work, with all that is asked for, and sent back with a cause."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from server.domain import check_deeds, order_deeds
from server.domain.check import Check, Rework, RoadTest
from server.domain.errors import CheckedBefore, InvalidRequest, OwnWork
from server.domain.order_changes import evolve
from server.domain.repair_order import RepairOrder
from server.domain.stage import Flow
from server.flow_files import load_flow

START = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
MECHANICAL = load_flow(Path(__file__).resolve().parents[3] / "config/flows/mechanical.toml")
STRICT = replace(
    MECHANICAL,
    stages=tuple(replace(stage, another_inspector=bool(stage.back)) for stage in MECHANICAL.stages),
)


def worked_on(order: RepairOrder, flow: Flow, assigned: str, begun_by: str | None) -> RepairOrder:
    """The order once it was given to somebody, begun by somebody and passed its self check."""
    order = evolve(order, order_deeds.assign_bay(order, flow, "bay", assigned), START, flow)
    order = evolve(order, order_deeds.start_work(order, flow, begun_by), START, flow)
    for entry in flow.checklist:
        ticked = order_deeds.tick_checklist(order, flow, entry.item_id, ticked=True)
        order = evolve(order, ticked, START, flow)
    return evolve(order, order_deeds.finish_work(order, flow), START, flow)


def at_cross_check(begun_by: str | None = None, flow: Flow = MECHANICAL) -> RepairOrder:
    """An order that `technician` was given and `begun_by` began."""
    order = RepairOrder(
        order_id="order",
        shop_id="shop",
        visit_id="visit",
        number="2026-0001",
        flow=flow.key,
        flow_digest=flow.digest,
        stage="dispatch",
        stage_entered_at=START,
        opened_at=START,
    )
    return worked_on(order, flow, "technician", begun_by)


def check(order: RepairOrder, inspector: str, *, flow: Flow = MECHANICAL, note: str = "") -> Check:
    """A check of all that the stage asks for, with a drive."""
    items = tuple(entry.item_id for entry in flow.stage(order.stage).checklist)
    return Check("check", "shop", "order", order.stage, inspector, START, items, RoadTest(True, 4), note)


def rework(cause_id: str, words: str = "") -> Rework:
    return Rework("rework", "shop", "order", "cross_check", words, cause_id)


def passed(order: RepairOrder, inspector: str, flow: Flow = MECHANICAL) -> RepairOrder:
    event = check_deeds.pass_check(order, flow, check(order, inspector, flow=flow))
    return evolve(order, event, START, flow)


@pytest.mark.parametrize("worker", ["technician", "helper"])
def test_nobody_checks_their_own_work(worker: str) -> None:
    order = at_cross_check(begun_by="helper")
    with pytest.raises(OwnWork):
        check_deeds.pass_check(order, MECHANICAL, check(order, worker))
    with pytest.raises(OwnWork):
        check_deeds.fail_check(order, MECHANICAL, rework("noise"), worker)
    assert passed(order, "inspector").stage == "final_inspection"


def test_whoever_worked_before_the_rework_may_check_it() -> None:
    order = at_cross_check()
    event = check_deeds.fail_check(order, MECHANICAL, rework("noise"), "inspector")
    order = evolve(order, event, START, MECHANICAL)
    assert (order.hands.worked_by, order.hands.rework_id, event.cause_id) == ((), "rework", "noise")
    order = worked_on(order, MECHANICAL, "second", None)
    with pytest.raises(OwnWork):
        check_deeds.pass_check(order, MECHANICAL, check(order, "second"))
    assert passed(order, "technician").stage == "final_inspection"


def test_a_shop_may_want_two_inspectors() -> None:
    order = passed(at_cross_check(flow=STRICT), "first", STRICT)
    with pytest.raises(CheckedBefore):
        check_deeds.pass_check(order, STRICT, check(order, "first", flow=STRICT))
    assert passed(order, "second", STRICT).stage == "wash"
    usual = passed(at_cross_check(), "first")
    assert passed(usual, "first").stage == "wash"


@given(st.sets(st.sampled_from([entry.item_id for entry in MECHANICAL.stage("cross_check").checklist])))
def test_a_check_is_passed_with_all_its_items_and_no_fewer(looked_at: set[str]) -> None:
    order = at_cross_check()
    told = replace(check(order, "inspector"), checked=tuple(looked_at))
    left = [
        entry.item_id for entry in MECHANICAL.stage("cross_check").checklist if entry.item_id not in looked_at
    ]
    if left:
        with pytest.raises(InvalidRequest) as refusal:
            check_deeds.pass_check(order, MECHANICAL, told)
        assert refusal.value.fields["left"] == left
    else:
        check_deeds.pass_check(order, MECHANICAL, told)


@pytest.mark.parametrize(
    ("drive", "note", "field"),
    [
        (None, "", "road_test"),
        (RoadTest(False), "", "note"),
        (RoadTest(False), "暴雨", None),
        (RoadTest(True, 3), "", None),
    ],
)
def test_a_road_test_is_told_or_it_is_told_why_there_was_none(
    drive: RoadTest | None, note: str, field: str | None
) -> None:
    order = passed(at_cross_check(), "gao")
    told = replace(check(order, "tang", note=note), road_test=drive)
    if field is None:
        assert check_deeds.pass_check(order, MECHANICAL, told).stage == "wash"
        assert check_deeds.pass_check(order, MECHANICAL, told, no_wash=True).stage == "ready"
    else:
        with pytest.raises(InvalidRequest) as refusal:
            check_deeds.pass_check(order, MECHANICAL, told)
        assert refusal.value.fields["field"] == field


@pytest.mark.parametrize(
    ("cause_id", "words", "field"),
    [("noise", "", None), ("other", "左前", None), ("other", "", "cause"), ("nonsense", "左前", "cause_id")],
)
def test_a_car_goes_back_for_a_cause_of_the_list_or_in_words(
    cause_id: str, words: str, field: str | None
) -> None:
    order = at_cross_check()
    if field is None:
        assert check_deeds.fail_check(order, MECHANICAL, rework(cause_id, words)).stage == "dispatch"
    else:
        with pytest.raises(InvalidRequest) as refusal:
            check_deeds.fail_check(order, MECHANICAL, rework(cause_id, words))
        assert refusal.value.fields["field"] == field

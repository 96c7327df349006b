"""The stage machine: what is allowed is possible, all else is refused by name, every car gets through."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, strategies as st

from server.domain import check_deeds, estimate_deeds, order_deeds, payment_deeds
from server.domain.allowed_deeds import Deed, allowed_deeds
from server.domain.check import Check, Rework, RoadTest
from server.domain.errors import AuthorizationPending, InvalidRequest, NothingToUndo, StageNotAllowed
from server.domain.events import OrderEvent
from server.domain.order_changes import evolve
from server.domain.payment import Payment, PaymentKind
from server.domain.payment_deeds import Till
from server.domain.repair_order import (
    JobLine,
    LineAuthorization,
    LineOption,
    PauseReason,
    Payer,
    RepairOrder,
    WorkState,
)
from server.domain.stage import Flow, StageKind
from server.domain.step_back import Undone, take_step_back
from server.flow_files import load_flows

FLOWS = load_flows(Path(__file__).resolve().parents[3] / "config/flows")
START = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
PLANNED = JobLine("planned", 60, 48_000, False, False, LineAuthorization.REQUESTED)
ADDED = JobLine(
    "added", 0, 0, True, True, LineAuthorization.REQUESTED, options=(LineOption("original", 40, 128_600),)
)

NOISE = Rework("rework", "shop", "order", "final_inspection", "左前有异响", "other")

Decide = Callable[[RepairOrder, Flow], OrderEvent]


def opened(flow: Flow) -> RepairOrder:
    """An order of a car that has just arrived."""
    return RepairOrder(
        order_id="order",
        shop_id="shop",
        visit_id="visit",
        number="2026-0001",
        flow=flow.key,
        flow_digest=flow.digest,
        stage=flow.first.key,
        stage_entered_at=START,
        opened_at=START,
    )


def next_tick(order: RepairOrder, flow: Flow) -> str:
    """An item that is still open, else the first."""
    ticked = {tick.item_id for tick in order.checklist}
    items = [entry.item_id for entry in flow.checklist]
    return next((item for item in items if item not in ticked), items[0])


PAID = Payment("p1", "shop", "order", PaymentKind.CASH, Payer.CUSTOMER, 20_000, START, "wu")
REFUND = replace(PAID, payment_id="p2", refund_of="p1", reason="刷错卡")


def till(order: RepairOrder) -> Till:
    """The order with all that was paid for it as one entry."""
    return Till(order, (replace(PAID, amount_minor=order.paid_minor),) if order.paid_minor else ())


def all_looked_at(order: RepairOrder, flow: Flow) -> Check:
    """A check of all that the order's stage asks for."""
    items = tuple(entry.item_id for entry in flow.stage(order.stage).checklist)
    return Check("check", "shop", "order", order.stage, "inspector", START, items, RoadTest(True, 4))


DECISIONS: dict[Deed, Decide] = {
    Deed.CHOOSE_FLOW: lambda order, flow: order_deeds.choose_flow(order, flow, flow),
    Deed.BEGIN_RECEPTION: order_deeds.begin_reception,
    Deed.FINISH_RECEPTION: lambda order, flow: order_deeds.finish_reception(
        order, flow, [PLANNED], (START, START + HOUR), mileage_km=48_210, waits_here=True
    ),
    Deed.REVISE_ESTIMATE: lambda order, flow: estimate_deeds.revise_estimate(
        order, flow, [PLANNED, replace(PLANNED, line_id="other")], (START, START + HOUR), "estimate"
    ),
    Deed.AUTHORIZE_ESTIMATE: estimate_deeds.authorize_estimate,
    Deed.ASSIGN_BAY: lambda order, flow: order_deeds.assign_bay(order, flow, "bay", "technician"),
    Deed.START_WORK: order_deeds.start_work,
    Deed.PAUSE_WORK: lambda order, flow: order_deeds.pause_work(order, flow, PauseReason.PARTS),
    Deed.CALL_FOR_HELP: order_deeds.call_for_help,
    Deed.ANSWER_HELP: order_deeds.answer_help,
    Deed.TICK_CHECKLIST: lambda order, flow: order_deeds.tick_checklist(
        order, flow, next_tick(order, flow), ticked=True
    ),
    Deed.TAKE_PHOTO: lambda order, flow: order_deeds.take_photo(order, flow, "photo"),
    Deed.SWITCH_CAMERA: lambda order, flow: order_deeds.switch_camera(order, flow, on=order.work.camera_off),
    Deed.REQUEST_ADDED_WORK: lambda order, flow: order_deeds.request_added_work(order, flow, ADDED),
    Deed.ANSWER_ADDED_WORK: lambda order, flow: order_deeds.answer_added_work(
        order, flow, "added", "original"
    ),
    Deed.FINISH_WORK: order_deeds.finish_work,
    Deed.UNDO_DEED: lambda order, _flow: order_deeds.undo_deed(order, order.changed_at or START),
    Deed.PASS_CHECK: lambda order, flow: check_deeds.pass_check(order, flow, all_looked_at(order, flow)),
    Deed.FAIL_CHECK: lambda order, flow: check_deeds.fail_check(order, flow, NOISE),
    Deed.START_WASH: order_deeds.start_wash,
    Deed.FINISH_WASH: order_deeds.finish_wash,
    Deed.SKIP_WASH: order_deeds.skip_wash,
    Deed.CALL_CUSTOMER: order_deeds.call_customer,
    Deed.SETTLE_ORDER: lambda order, flow: payment_deeds.settle_order(
        order, flow, order.total_minor - order.paid_minor
    ),
    Deed.TAKE_PAYMENT: lambda order, flow: payment_deeds.take_payment(till(order), flow, PAID),
    Deed.REFUND_PAYMENT: lambda order, flow: payment_deeds.refund_payment(till(order), flow, REFUND),
    Deed.REQUEST_INVOICE: payment_deeds.request_invoice,
    Deed.DELIVER_VEHICLE: order_deeds.deliver_vehicle,
    Deed.MOVE_PROMISED_TIME: lambda order, flow: order_deeds.move_promised_time(
        order, flow, (START, START + HOUR)
    ),
    Deed.STEP_BACK: lambda order, flow: take_step_back(order, flow, "back", Undone()),
}
EXCUSED = (InvalidRequest, AuthorizationPending)
"""An allowed deed may still be refused for what is missing: ticks, or the customer's answer."""


def done(order: RepairOrder, flow: Flow, deed: Deed, minutes: int = 1) -> RepairOrder:
    """The order after a deed, `minutes` later."""
    at = (order.changed_at or START) + timedelta(minutes=minutes)
    return evolve(order, DECISIONS[deed](order, flow), at, flow)


def after(flow: Flow, *deeds: Deed) -> RepairOrder:
    """An order after those deeds."""
    order = opened(flow)
    for deed in deeds:
        order = done(order, flow, deed)
    return order


flows = st.sampled_from(sorted(FLOWS)).map(FLOWS.__getitem__)


@given(flows, st.lists(st.sampled_from(sorted(Deed)), max_size=60))
def test_what_is_allowed_is_possible_and_all_else_is_refused_by_name(flow: Flow, deeds: list[Deed]) -> None:
    order = opened(flow)
    for deed in deeds:
        allowed = allowed_deeds(order, flow)
        try:
            order = done(order, flow, deed)
        except EXCUSED:
            assert deed in allowed
        except NothingToUndo:
            assert deed is Deed.UNDO_DEED
        except StageNotAllowed as refusal:
            named = refusal.fields["allowed"]
            assert (deed in allowed, named) == (False, sorted(allowed))
        else:
            assert deed in allowed


def went_on(order: RepairOrder, flow: Flow, chance: Random) -> RepairOrder:
    """The order after everybody has kept going to the end."""
    for _ in range(200):
        if flow.stage(order.stage).kind is StageKind.DONE:
            return order
        forward = [deed for deed in sorted(allowed_deeds(order, flow)) if deed in FORWARD]
        if order.waits_for_customer:
            forward = [Deed.ANSWER_ADDED_WORK]
        elif Deed.FINISH_WORK in forward and len(order.checklist) < len(flow.checklist):
            forward = [Deed.TICK_CHECKLIST]
        elif Deed.START_WORK in forward:
            forward = [Deed.START_WORK]
        assert forward, f"stuck at {order.stage}"
        order = done(order, flow, chance.choice(forward))
    raise AssertionError(f"still at {order.stage}")


@given(flows, st.randoms(use_true_random=False))
def test_whoever_keeps_going_gets_the_car_delivered(flow: Flow, chance: Random) -> None:
    order = went_on(opened(flow), flow, chance)
    assert order.settled_at
    assert order.paid_minor == order.total_minor
    assert order.occupied_bay_id is None


FORWARD = {
    Deed.BEGIN_RECEPTION,
    Deed.FINISH_RECEPTION,
    Deed.AUTHORIZE_ESTIMATE,
    Deed.ASSIGN_BAY,
    Deed.START_WORK,
    Deed.FINISH_WORK,
    Deed.ANSWER_ADDED_WORK,
    Deed.PASS_CHECK,
    Deed.START_WASH,
    Deed.FINISH_WASH,
    Deed.SETTLE_ORDER,
    Deed.DELIVER_VEHICLE,
}
TO_BAY = (
    Deed.BEGIN_RECEPTION,
    Deed.FINISH_RECEPTION,
    Deed.AUTHORIZE_ESTIMATE,
    Deed.ASSIGN_BAY,
    Deed.START_WORK,
)
MECHANICAL = FLOWS["mechanical"]


def test_added_work_is_not_finished_before_the_customer_answers() -> None:
    order = after(MECHANICAL, *TO_BAY, Deed.REQUEST_ADDED_WORK)
    with pytest.raises(AuthorizationPending):
        done(order, MECHANICAL, Deed.FINISH_WORK)
    agreed = done(order, MECHANICAL, Deed.ANSWER_ADDED_WORK)
    assert agreed.total_minor == 48_000 + 128_600
    assert agreed.standard_minutes == 100


def test_declined_work_costs_nothing_and_stays_on_record() -> None:
    order = after(MECHANICAL, *TO_BAY, Deed.REQUEST_ADDED_WORK)
    event = order_deeds.answer_added_work(order, MECHANICAL, "added", None)
    declined = evolve(order, event, START + HOUR, MECHANICAL)
    assert declined.total_minor == 48_000
    assert declined.lines[-1].authorization is LineAuthorization.DECLINED


def test_pauses_do_not_count_as_work() -> None:
    order = after(MECHANICAL, *TO_BAY)
    order = done(order, MECHANICAL, Deed.PAUSE_WORK, minutes=20)
    order = done(order, MECHANICAL, Deed.START_WORK, minutes=45)
    order = done(order, MECHANICAL, Deed.PAUSE_WORK, minutes=10)
    assert order.work.worked_seconds == 30 * 60


def test_a_failed_check_sends_the_car_back_and_is_counted() -> None:
    ticks = (Deed.TICK_CHECKLIST,) * len(MECHANICAL.checklist)
    order = after(MECHANICAL, *TO_BAY, *ticks, Deed.FINISH_WORK, Deed.FAIL_CHECK)
    assert (order.stage, order.rework_count) == ("dispatch", 1)
    assert order.work.state is WorkState.QUEUED
    assert allowed_deeds(order, MECHANICAL) >= {Deed.ASSIGN_BAY}


@given(flows, st.lists(st.sampled_from(sorted(Deed)), max_size=40))
def test_undo_restores_all_but_the_version(flow: Flow, deeds: list[Deed]) -> None:
    order = opened(flow)
    for deed in deeds:
        try:
            changed = done(order, flow, deed)
        except (StageNotAllowed, NothingToUndo, *EXCUSED):
            continue
        if changed.previous is not None:
            undone = done(changed, flow, Deed.UNDO_DEED, minutes=0)
            assert undone.version == changed.version + 1
            assert (undone.stage, undone.work, undone.lines) == (order.stage, order.work, order.lines)
            assert undone.previous is None
        order = changed


def test_undo_is_for_ten_seconds() -> None:
    order = after(MECHANICAL, *TO_BAY)
    assert order.changed_at
    order_deeds.undo_deed(order, order.changed_at + timedelta(seconds=10))
    with pytest.raises(NothingToUndo):
        order_deeds.undo_deed(order, order.changed_at + timedelta(seconds=11))


def test_the_price_must_be_paid_exactly() -> None:
    ticks = (Deed.TICK_CHECKLIST,) * len(MECHANICAL.checklist)
    to_ready = (Deed.FINISH_WORK, Deed.PASS_CHECK, Deed.PASS_CHECK, Deed.START_WASH, Deed.FINISH_WASH)
    order = after(MECHANICAL, *TO_BAY, *ticks, *to_ready)
    with pytest.raises(InvalidRequest) as refusal:
        payment_deeds.settle_order(order, MECHANICAL, 47_999)
    assert refusal.value.fields["due_minor"] == 48_000


def test_another_kind_of_job_is_chosen_until_the_reception_is_finished_and_only_then() -> None:
    usual, pds = FLOWS["mechanical"], FLOWS["pre_delivery"]
    waiting = opened(usual)
    chosen = evolve(waiting, order_deeds.choose_flow(waiting, usual, pds), START, usual)
    assert (chosen.flow, chosen.flow_digest, chosen.stage) == (pds.key, pds.digest, "arrived")
    begun = done(chosen, pds, Deed.BEGIN_RECEPTION)
    back = evolve(begun, order_deeds.choose_flow(begun, pds, usual), START, pds)
    assert (back.flow, back.stage) == (usual.key, "reception")
    finished = done(begun, pds, Deed.FINISH_RECEPTION)
    with pytest.raises(StageNotAllowed):
        order_deeds.choose_flow(finished, pds, usual)


def test_where_a_flow_asks_nobody_the_estimate_is_agreed() -> None:
    finished = after(FLOWS["pre_delivery"], Deed.BEGIN_RECEPTION, Deed.FINISH_RECEPTION)
    assert [line.authorization for line in finished.lines] == [LineAuthorization.AUTHORIZED]
    assert finished.stage == "dispatch"

"""One step taken back with a reason: what was recorded stays, and the order goes on from the stage before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from server.domain import events
from server.domain.allowed_deeds import Deed, require
from server.domain.estimate import Estimate
from server.domain.repair_order import JobLine, LineAuthorization, RepairOrder
from server.domain.stage import Flow, StageKind
from server.domain.stage_before import stage_before


class Voided(StrEnum):
    """What is no longer good once the step is taken back."""

    ESTIMATE = "estimate"
    AUTHORIZATION = "authorization"
    SETTLEMENT = "settlement"
    DELIVERY = "delivery"
    STEP = "step"


_VOIDED_AT: dict[StageKind, Voided] = {
    StageKind.AUTHORIZATION: Voided.ESTIMATE,
    StageKind.SETTLE: Voided.SETTLEMENT,
    StageKind.DONE: Voided.DELIVERY,
}
_ALSO_WANTED: dict[StageKind, Deed] = {
    StageKind.RECEPTION: Deed.BEGIN_RECEPTION,
    StageKind.AUTHORIZATION: Deed.REVISE_ESTIMATE,
    StageKind.WAIT: Deed.AUTHORIZE_ESTIMATE,
    StageKind.WORK: Deed.ASSIGN_BAY,
    StageKind.CHECK: Deed.ASSIGN_BAY,
    StageKind.WASH: Deed.PASS_CHECK,
    StageKind.READY: Deed.START_WASH,
    StageKind.SETTLE: Deed.REFUND_PAYMENT,
    StageKind.DONE: Deed.DELIVER_VEHICLE,
}


@dataclass(frozen=True, slots=True)
class TakenBack:
    """One step that was taken back: which, by whom, and why, in words."""

    taken_back_id: str
    shop_id: str
    order_id: str
    left_stage: str
    stage: str
    voided: Voided
    reason: str
    made_at: datetime
    made_by: str | None


@dataclass(frozen=True, slots=True)
class Undone:
    """What the rows beside the order say about the step: the version that was agreed to, who has checked."""

    estimate: Estimate | None = None
    passed_by: str | None = None


def voided_by(order: RepairOrder, flow: Flow) -> Voided:
    """Return what a step back from the order's stage makes void."""
    before = stage_before(order, flow)
    if before is not None and before.kind is StageKind.AUTHORIZATION:
        return Voided.AUTHORIZATION
    return _VOIDED_AT.get(flow.stage(order.stage).kind, Voided.STEP)


def also_wanted(order: RepairOrder, flow: Flow) -> Deed:
    """Return the deed that somebody must be allowed, too, to take the order's step back."""
    return _ALSO_WANTED[flow.stage(order.stage).kind]


def take_step_back(
    order: RepairOrder, flow: Flow, taken_back_id: str, undone: Undone
) -> events.StepTakenBack:
    """Somebody who may takes the order's last stage back."""
    require(Deed.STEP_BACK, order, flow)
    before = stage_before(order, flow)
    assert before is not None
    return events.StepTakenBack(
        order_id=order.order_id,
        visit_id=order.visit_id,
        stage=before.key,
        left_stage=order.stage,
        taken_back_id=taken_back_id,
        lines=tuple(_lines_before(order, before.kind, undone.estimate)),
        unpassed=undone.passed_by if before.kind is StageKind.CHECK else None,
    )


def order_before(order: RepairOrder, flow: Flow, event: events.StepTakenBack, at: datetime) -> RepairOrder:
    """Return the order at the stage before; it stands there since `at`, out of its bay."""
    target = flow.stage(event.stage)
    steps = flow.steps[: flow.steps.index(target.step) + 1]
    called = target.kind in (StageKind.READY, StageKind.SETTLE)
    passed_by = tuple(each for each in order.hands.passed_by if each != event.unpassed)
    return replace(
        order,
        stage=target.key,
        stage_entered_at=at,
        timeline=tuple(reached for reached in order.timeline if reached.step in steps),
        lines=event.lines,
        work=order.work.left(at),
        hands=replace(order.hands, passed_by=passed_by),
        promise=None if target.kind is StageKind.RECEPTION else order.promise,
        washing_since=None,
        called_at=order.called_at if called else None,
        settled_at=order.settled_at if target.kind is StageKind.SETTLE else None,
        delivered_at=None,
    )


def _lines_before(order: RepairOrder, kind: StageKind, estimate: Estimate | None) -> Sequence[JobLine]:
    """The lines as they were at the stage before: asked about again, or not yet written."""
    if kind is StageKind.AUTHORIZATION:
        return [_asked_again(line, estimate) for line in order.lines]
    return () if kind is StageKind.RECEPTION else [replace(line, warranty=None) for line in order.lines]


def _asked_again(line: JobLine, estimate: Estimate | None) -> JobLine:
    """The line as the estimate has it; an option that was chosen is to be chosen again."""
    asked = replace(line, authorization=LineAuthorization.REQUESTED, option_id=None)
    for item in estimate.items if estimate else ():
        if item.line_id == line.line_id:
            return replace(asked, price_minor=item.amount_minor, standard_minutes=item.standard_minutes)
    return asked

"""What a check makes of a repair order: passed on, or sent back with a cause; never by who did the work."""

from server.domain import events
from server.domain.allowed_deeds import Deed, require
from server.domain.check import Check, Rework, own_work, passed_before
from server.domain.errors import CheckedBefore, InvalidRequest, OwnWork
from server.domain.repair_order import RepairOrder
from server.domain.stage import OTHER_CAUSE, Flow, Stage, StageKind


def pass_check(order: RepairOrder, flow: Flow, check: Check, *, no_wash: bool = False) -> events.CheckPassed:
    """Cross check or final inspection passed, with all that its stage asks for; `no_wash`: none is wished."""
    require(Deed.PASS_CHECK, order, flow)
    stage = flow.stage(order.stage)
    _may_check(order, stage, check.inspector_id)
    _looked_at_all(stage, check)
    _drove_if_asked(stage, check)
    return events.CheckPassed(
        order_id=order.order_id,
        visit_id=order.visit_id,
        stage=_after_check(order, flow, no_wash=no_wash).key,
        check_id=check.check_id,
        inspector_id=check.inspector_id,
    )


def _after_check(order: RepairOrder, flow: Flow, *, no_wash: bool) -> Stage:
    following = flow.after(order.stage)
    return flow.after(following.key) if no_wash and following.kind is StageKind.WASH else following


def fail_check(
    order: RepairOrder, flow: Flow, rework: Rework, inspector_id: str | None = None
) -> events.CheckFailed:
    """The car goes back to the stage that the flow names."""
    require(Deed.FAIL_CHECK, order, flow)
    stage = flow.stage(order.stage)
    _may_check(order, stage, inspector_id)
    _says_why(flow, rework)
    return events.CheckFailed(
        order_id=order.order_id,
        visit_id=order.visit_id,
        stage=stage.back or flow.first.key,
        rework_id=rework.rework_id,
        cause_id=rework.cause_id,
    )


def _may_check(order: RepairOrder, stage: Stage, inspector_id: str | None) -> None:
    if inspector_id in own_work(order):
        raise OwnWork("nobody checks their own work: somebody else must do this check", stage=order.stage)
    if inspector_id in passed_before(order, stage):
        raise CheckedBefore(
            "the car has passed your check before; this one is for somebody else", stage=order.stage
        )


def _looked_at_all(stage: Stage, check: Check) -> None:
    left = [entry.item_id for entry in stage.checklist if entry.item_id not in check.checked]
    if left:
        raise InvalidRequest(f"the check is not complete: {', '.join(left)}", field="checked", left=left)


def _drove_if_asked(stage: Stage, check: Check) -> None:
    if not stage.road_test:
        return
    if check.road_test is None:
        raise InvalidRequest("say whether the car was driven, and how far", field="road_test")
    if not check.road_test.taken and not check.note:
        raise InvalidRequest("say why the car was not driven", field="note")


def _says_why(flow: Flow, rework: Rework) -> None:
    if rework.cause_id != OTHER_CAUSE and flow.cause(rework.cause_id) is None:
        known = [cause.cause_id for cause in flow.causes] + [OTHER_CAUSE]
        raise InvalidRequest(
            f"'{rework.cause_id}' is no cause of flow '{flow.key}'; there are {', '.join(known)}",
            field="cause_id",
        )
    if rework.cause_id == OTHER_CAUSE and not rework.cause:
        raise InvalidRequest("a cause that is on no list needs words", field="cause")

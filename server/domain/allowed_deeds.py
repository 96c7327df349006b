"""What may be done to a repair order, at which stage and state of its work."""

from enum import StrEnum

from server.domain.errors import StageNotAllowed
from server.domain.repair_order import Payer, RepairOrder, WorkState
from server.domain.stage import Flow, Stage, StageKind
from server.domain.stage_before import stage_before


class Deed(StrEnum):
    """Everything that can be done to an order."""

    CHOOSE_FLOW = "choose_flow"
    BEGIN_RECEPTION = "begin_reception"
    FINISH_RECEPTION = "finish_reception"
    REVISE_ESTIMATE = "revise_estimate"
    AUTHORIZE_ESTIMATE = "authorize_estimate"
    ASSIGN_BAY = "assign_bay"
    START_WORK = "start_work"
    PAUSE_WORK = "pause_work"
    CALL_FOR_HELP = "call_for_help"
    ANSWER_HELP = "answer_help"
    TICK_CHECKLIST = "tick_checklist"
    TAKE_PHOTO = "take_photo"
    SWITCH_CAMERA = "switch_camera"
    REQUEST_ADDED_WORK = "request_added_work"
    ANSWER_ADDED_WORK = "answer_added_work"
    FINISH_WORK = "finish_work"
    UNDO_DEED = "undo_deed"
    PASS_CHECK = "pass_check"
    FAIL_CHECK = "fail_check"
    START_WASH = "start_wash"
    FINISH_WASH = "finish_wash"
    SKIP_WASH = "skip_wash"
    CALL_CUSTOMER = "call_customer"
    SETTLE_ORDER = "settle_order"
    TAKE_PAYMENT = "take_payment"
    REFUND_PAYMENT = "refund_payment"
    REQUEST_INVOICE = "request_invoice"
    DELIVER_VEHICLE = "deliver_vehicle"
    MOVE_PROMISED_TIME = "move_promised_time"
    STEP_BACK = "step_back"


_BY_WORK_STATE: dict[WorkState, frozenset[Deed]] = {
    WorkState.QUEUED: frozenset({Deed.ASSIGN_BAY}),
    WorkState.ASSIGNED: frozenset({Deed.ASSIGN_BAY, Deed.START_WORK, Deed.SWITCH_CAMERA}),
    WorkState.WORKING: frozenset(
        {
            Deed.PAUSE_WORK,
            Deed.CALL_FOR_HELP,
            Deed.TICK_CHECKLIST,
            Deed.TAKE_PHOTO,
            Deed.SWITCH_CAMERA,
            Deed.REQUEST_ADDED_WORK,
            Deed.FINISH_WORK,
        }
    ),
    WorkState.PAUSED: frozenset(
        {
            Deed.START_WORK,
            Deed.CALL_FOR_HELP,
            Deed.TAKE_PHOTO,
            Deed.SWITCH_CAMERA,
            Deed.REQUEST_ADDED_WORK,
        }
    ),
}
_BY_KIND: dict[StageKind, frozenset[Deed]] = {
    StageKind.RECEPTION: frozenset({Deed.CHOOSE_FLOW, Deed.FINISH_RECEPTION, Deed.TAKE_PHOTO}),
    StageKind.AUTHORIZATION: frozenset({Deed.REVISE_ESTIMATE, Deed.AUTHORIZE_ESTIMATE}),
    StageKind.CHECK: frozenset({Deed.PASS_CHECK, Deed.FAIL_CHECK}),
    StageKind.READY: frozenset({Deed.CALL_CUSTOMER, Deed.SETTLE_ORDER}),
    StageKind.SETTLE: frozenset({Deed.DELIVER_VEHICLE}),
}
_NOT_YET_PAYABLE = (StageKind.RECEPTION, StageKind.AUTHORIZATION)
_BEFORE_KIND: dict[StageKind, frozenset[Deed]] = {
    StageKind.RECEPTION: frozenset({Deed.CHOOSE_FLOW, Deed.BEGIN_RECEPTION}),
    StageKind.WORK: frozenset({Deed.ASSIGN_BAY}),
}


def allowed_deeds(order: RepairOrder, flow: Flow) -> frozenset[Deed]:
    """Return what may be done to `order` now."""
    stage = flow.stage(order.stage)
    allowed = _allowed_at(stage, order, flow)
    if order.work.help_called_at:
        allowed = (allowed - {Deed.CALL_FOR_HELP}) | {Deed.ANSWER_HELP}
    if order.waits_for_customer:
        allowed |= {Deed.ANSWER_ADDED_WORK}
    if order.promise and stage.kind is not StageKind.DONE:
        allowed |= {Deed.MOVE_PROMISED_TIME}
    allowed |= _at_the_till(stage, order)
    if stage_before(order, flow) is not None:
        allowed |= {Deed.STEP_BACK}
    return allowed | {Deed.UNDO_DEED} if order.previous else allowed


def _at_the_till(stage: Stage, order: RepairOrder) -> frozenset[Deed]:
    """Money comes in from the customer's word on, in parts; it can go back also after the keys."""
    others_pay = any(line.payer is not Payer.CUSTOMER for line in order.lines)
    payable = stage.kind not in _NOT_YET_PAYABLE and (order.total_minor > order.paid_minor or others_pay)
    return frozenset(
        deed
        for deed, possible in (
            (Deed.TAKE_PAYMENT, payable),
            (Deed.REFUND_PAYMENT, order.paid_minor > 0 or others_pay),
            (Deed.REQUEST_INVOICE, stage.kind in (StageKind.READY, StageKind.SETTLE)),
        )
        if possible
    )


def _allowed_at(stage: Stage, order: RepairOrder, flow: Flow) -> frozenset[Deed]:
    if stage.kind is StageKind.WAIT:
        return _BEFORE_KIND.get(flow.after(stage.key).kind, frozenset())
    if stage.kind is StageKind.WORK:
        return _BY_WORK_STATE[order.work.state]
    if stage.kind is StageKind.WASH:
        return frozenset({Deed.FINISH_WASH} if order.washing_since else {Deed.START_WASH, Deed.SKIP_WASH})
    return _BY_KIND.get(stage.kind, frozenset())


def require(deed: Deed, order: RepairOrder, flow: Flow) -> None:
    """Raise StageNotAllowed, naming what is possible, unless `deed` may be done to `order` now."""
    allowed = allowed_deeds(order, flow)
    if deed not in allowed:
        names = sorted(allowed)
        raise StageNotAllowed(
            f"'{deed}' is not possible at stage '{order.stage}'; possible: {', '.join(names) or 'nothing'}",
            deed=deed.value,
            stage=order.stage,
            allowed=[name.value for name in names],
        )

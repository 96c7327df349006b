"""What a check asks for, and why the car was sent back."""

from server.contract import boards
from server.domain.check import Rework, own_work, passed_before
from server.domain.reception import Reception
from server.domain.repair_order import RepairOrder
from server.domain.stage import Flow, Stage, StageKind
from server.projections.values import words


def check_asked(
    order: RepairOrder, flow: Flow, stage: Stage, reception: Reception | None
) -> boards.CheckAsked | None:
    """Return what the check asks for at which the car is; None elsewhere."""
    if stage.kind is not StageKind.CHECK:
        return None
    return boards.CheckAsked(
        checklist=[
            boards.CheckItem(item_id=entry.item_id, title=words(entry.name)) for entry in stage.checklist
        ],
        road_test=stage.road_test,
        causes=[boards.CheckCause(cause_id=cause.cause_id, title=words(cause.name)) for cause in flow.causes],
        own_words=reception.own_words if reception else "",
        not_for=sorted(own_work(order) | passed_before(order, stage)),
    )


def sent_back(rework: Rework | None, order: RepairOrder, flow: Flow) -> boards.SentBack | None:
    """Return why the car was sent back the last time, until the check that sent it back has passed it."""
    if rework is None or _is_past(order, rework.stage, flow):
        return None
    cause = flow.cause(rework.cause_id)
    return boards.SentBack(title=words(cause.name) if cause else None, words=rework.cause)


def _is_past(order: RepairOrder, check: str, flow: Flow) -> bool:
    keys = [stage.key for stage in flow.stages]
    return check in keys and keys.index(order.stage) > keys.index(check)

"""What a check asks for, and why the car was sent back."""

from server.contract import boards
from server.domain.check import Rework, own_work, passed_before
from server.domain.repair_order import RepairOrder
from server.domain.stage import Flow, Stage, StageKind
from server.projections.values import words


def check_asked(order: RepairOrder, flow: Flow, stage: Stage) -> boards.CheckAsked | None:
    """Return what the check asks for at which the car is; None elsewhere."""
    if stage.kind is not StageKind.CHECK:
        return None
    return boards.CheckAsked(
        checklist=[
            boards.CheckItem(item_id=entry.item_id, title=words(entry.name)) for entry in stage.checklist
        ],
        road_test=stage.road_test,
        causes=[boards.CheckCause(cause_id=cause.cause_id, title=words(cause.name)) for cause in flow.causes],
        not_for=sorted(own_work(order) | passed_before(order, stage)),
    )


def sent_back(rework: Rework | None, flow: Flow) -> boards.SentBack | None:
    """Return why the car was sent back the last time, if it was."""
    if rework is None:
        return None
    cause = flow.cause(rework.cause_id)
    return boards.SentBack(title=words(cause.name) if cause else None, words=rework.cause)

"""Which step of an order can be taken back: the stage before its own, while nothing hangs on the step."""

from server.domain.repair_order import Hands, RepairOrder
from server.domain.stage import Flow, Stage, StageKind


def stage_before(order: RepairOrder, flow: Flow) -> Stage | None:
    """Return the stage to which a step back would lead; None where there is none.

    What the customer has agreed to stays agreed once work has begun under it, or money came in for it.
    """
    here = flow.stage(order.stage)
    ahead = flow.stages[: flow.stages.index(here)]
    before = next((stage for stage in reversed(ahead) if stage.next == here.key), None)
    if before is not None and before.kind is StageKind.AUTHORIZATION and _has_followed(order):
        return None
    return before


def _has_followed(order: RepairOrder) -> bool:
    return order.work.started_at is not None or order.hands != Hands() or order.paid_minor > 0

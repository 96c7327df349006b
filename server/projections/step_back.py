"""What taking a step back would mean for a car, while it is possible."""

from server.contract import boards
from server.domain.repair_order import RepairOrder
from server.domain.stage import Flow
from server.domain.stage_before import stage_before
from server.domain.step_back import also_wanted, voided_by
from server.projections.values import words


def step_back_offer(order: RepairOrder, flow: Flow) -> boards.StepBackOffer | None:
    """Return to which stage the order can be taken back, what that makes void and who may do it."""
    before = stage_before(order, flow)
    if before is None:
        return None
    return boards.StepBackOffer(
        stage=words(before.name), voids=voided_by(order, flow).value, wants=also_wanted(order, flow).value
    )

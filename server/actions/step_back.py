"""A step taken back with a reason: an estimate, a settlement, a delivery or a stage that was wrong."""

from dataclasses import replace

from server.actions.orders import OrderAnswer, change_order
from server.contract.deeds import StepBack
from server.domain import events
from server.domain.allowed_deeds import Deed
from server.domain.errors import NothingToUndo
from server.domain.repair_order import RepairOrder
from server.domain.stage import Flow, StageKind
from server.domain.stage_before import stage_before
from server.domain.step_back import TakenBack, Undone, also_wanted, take_step_back, voided_by
from server.store import tables
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork


def step_back(work: UnitOfWork, order_id: str, body: StepBack) -> OrderAnswer:
    """Take the order's last stage back; what it made void is kept, with who did it and why.

    Raises NotAllowed for whoever may not do the deed that is taken back, NothingToUndo once the car has left.
    """
    work.permit(Deed.STEP_BACK)
    before = work.orders.to_change(order_id)
    flow = work.pinned_flow(before.flow_digest)
    work.permit(also_wanted(before, flow))
    if work.visits.get(before.visit_id).departed_at is not None:
        raise NothingToUndo("the car has left: nothing can be taken back any more", stage=before.stage)
    undone, taken_back_id = _undone(work, before, flow), new_id()
    answer = change_order(
        work,
        order_id,
        Deed.STEP_BACK,
        body,
        lambda order, its_flow: take_step_back(order, its_flow, taken_back_id, undone),
    )
    work.taken_back.save(
        TakenBack(
            taken_back_id=taken_back_id,
            shop_id=work.shop_id,
            order_id=order_id,
            left_stage=before.stage,
            stage=answer.stage,
            voided=voided_by(before, flow),
            reason=body.reason.strip(),
            made_at=work.occurred_at,
            made_by=work.actor.staff_id,
        )
    )
    _ask_again(work, before, flow)
    return answer


def _undone(work: UnitOfWork, order: RepairOrder, flow: Flow) -> Undone:
    target = stage_before(order, flow)
    agreed = work.newest_estimate(order.order_id)
    if target is None or target.kind is not StageKind.CHECK:
        return Undone(estimate=agreed)
    column = tables.checks.c
    checks = work.checks.where(column.order_id == order.order_id, column.stage == target.key)
    last = max(checks, key=lambda check: check.checked_at, default=None)
    return Undone(estimate=agreed, passed_by=last.inspector_id if last else None)


def _ask_again(work: UnitOfWork, before: RepairOrder, flow: Flow) -> None:
    """What the customer declined in the answer that was taken back is no recommendation any more."""
    target = stage_before(before, flow)
    if target is None or target.kind is not StageKind.AUTHORIZATION:
        return
    for line in before.lines:
        kept = work.recommendations.find(line.line_id)
        if kept is not None and kept.settled_at is None:
            work.recommendations.save(replace(kept, settled_at=work.now))
            work.record(events.RecommendationSettled(recommendation_id=kept.recommendation_id))

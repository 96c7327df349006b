"""From ready to the keys: calling the customer, delivering, and moving the promise."""

from datetime import date

from server.actions.estimates import require_reachable
from server.actions.orders import OrderAnswer, change_order
from server.contract.deeds import CallCustomer, DeliverVehicle, MovePromisedTime
from server.domain import events, order_deeds
from server.domain.allowed_deeds import Deed
from server.domain.handover import Handover, OldParts, months_after
from server.domain.promise_move import PromiseMove
from server.domain.repair_order import RepairOrder
from server.domain.stage import Flow
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork


def call_customer(work: UnitOfWork, order_id: str, body: CallCustomer) -> OrderAnswer:
    """The customer is to be called by voice."""
    return change_order(work, order_id, Deed.CALL_CUSTOMER, body, order_deeds.call_customer)


def deliver_vehicle(work: UnitOfWork, order_id: str, body: DeliverVehicle) -> OrderAnswer:
    """The customer has the keys; what was shown and advised is kept."""
    answer = change_order(work, order_id, Deed.DELIVER_VEHICLE, body, order_deeds.deliver_vehicle)
    order = work.orders.to_change(order_id)
    flow = work.pinned_flow(order.flow_digest)
    advised_km = None if order.mileage_km is None else order.mileage_km + flow.next_service_km
    today = date.fromisoformat(work.shop_day)
    work.handovers.save(
        Handover(
            order_id=order_id,
            shop_id=work.shop_id,
            old_parts=OldParts(body.old_parts),
            advice=body.advice.strip(),
            next_service_on=body.next_service_on or months_after(today, flow.next_service_months),
            next_service_km=advised_km if body.next_service_km is None else body.next_service_km,
            handed_over_by=work.actor.staff_id,
            handed_over_at=work.occurred_at,
        )
    )
    return answer


def move_promised_time(work: UnitOfWork, order_id: str, body: MovePromisedTime) -> OrderAnswer:
    """The advisor promises another window: one that what is left to be done allows, or with a reason."""

    def decide(order: RepairOrder, flow: Flow) -> events.PromisedTimeMoved:
        moved = order_deeds.move_promised_time(order, flow, (body.promised_from, body.promised_to))
        require_reachable(work, order, flow, body.promised_to, body.promise_reason, work.now)
        return moved

    answer = change_order(work, order_id, Deed.MOVE_PROMISED_TIME, body, decide)
    if reason := body.promise_reason.strip():
        work.promise_moves.save(
            PromiseMove(
                move_id=new_id(),
                shop_id=work.shop_id,
                order_id=order_id,
                moved_at=work.occurred_at,
                moved_by=work.actor.staff_id,
                promised_from=body.promised_from,
                promised_to=body.promised_to,
                reason=reason,
            )
        )
    return answer

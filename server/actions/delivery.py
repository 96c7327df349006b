"""From ready to the keys: calling the customer, delivering, and moving the promise."""

from dataclasses import replace
from datetime import date

from pydantic import BaseModel

from server.actions.estimates import require_reachable
from server.actions.orders import OrderAnswer, change_order
from server.actions.slip_signatures import slip_signatures
from server.contract.deeds import CallCustomer, DeliverVehicle, MakeReadyCall, MovePromisedTime
from server.domain import events, order_deeds
from server.domain.agreement import Unsigned, require_receipt
from server.domain.allowed_deeds import Deed
from server.domain.errors import InvalidRequest
from server.domain.handover import RECHECK_MONTHS, Handover, OldParts, months_after
from server.domain.next_service import Reading, day_by_mileage, next_service_day
from server.domain.promise_move import PromiseMove
from server.domain.ready_call import ReadyCall
from server.domain.repair_order import RepairOrder
from server.domain.stage import Flow, StageKind
from server.domain.warranty_terms import DeliveredWork, given_warranties
from server.store import tables
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork


class ReadyCallAnswer(BaseModel):
    """The ring that was kept."""

    call_id: str
    event_number: int


def call_customer(work: UnitOfWork, order_id: str, body: CallCustomer) -> OrderAnswer:
    """The customer is to be called by voice."""
    return change_order(work, order_id, Deed.CALL_CUSTOMER, body, order_deeds.call_customer)


def make_ready_call(work: UnitOfWork, visit_id: str, body: MakeReadyCall) -> ReadyCallAnswer:
    """Keep that somebody has rung the customer up, reached or not."""
    work.permit(Deed.CALL_CUSTOMER)
    visit = work.visits.get(visit_id)
    call = ReadyCall(
        new_id(), work.shop_id, visit_id, body.reached, body.words.strip(), work.actor.staff_id, work.now
    )
    if not any(_is_ready(work, order) for order in work.orders.of_visit(visit.visit_id)):
        raise InvalidRequest("this car is not ready yet", field="visit_id")
    made = events.ReadyCallMade(call_id=call.call_id, visit_id=visit_id, reached=call.reached)
    number = work.record(made).number
    work.ready_calls.save(call)
    return ReadyCallAnswer(call_id=call.call_id, event_number=number)


def deliver_vehicle(work: UnitOfWork, order_id: str, body: DeliverVehicle) -> OrderAnswer:
    """The customer has the keys; what was shown and advised is kept."""
    work.permit(Deed.DELIVER_VEHICLE)
    order = work.orders.to_change(order_id)
    flow = work.pinned_flow(order.flow_digest)
    today = date.fromisoformat(work.shop_day)
    advised_km = None if order.mileage_km is None else order.mileage_km + flow.next_service_km
    handover = Handover(
        order_id=order_id,
        shop_id=work.shop_id,
        old_parts=OldParts(body.old_parts),
        advice=body.advice.strip(),
        next_service_on=body.next_service_on or months_after(today, flow.next_service_months),
        next_service_km=advised_km if body.next_service_km is None else body.next_service_km,
        handed_over_by=work.actor.staff_id,
        handed_over_at=work.occurred_at,
        recheck_on=body.recheck_on or months_after(today, RECHECK_MONTHS),
    )
    warranties = given_warranties(work.warranty, _delivered_work(work, order, today))
    remind_on = next_service_day(handover.next_service_on, _day_by_mileage(work, order, handover), today)
    unsigned = Unsigned(body.unsigned) if body.unsigned else None

    def decide(order: RepairOrder, flow: Flow) -> events.VehicleDelivered:
        recheck_on = handover.recheck_on
        decided = order_deeds.deliver_vehicle(order, flow, remind_on, recheck_on, warranties, unsigned)
        require_receipt(unsigned, signed=bool(slip_signatures(work, order_id)))
        return decided

    answer = change_order(work, order_id, Deed.DELIVER_VEHICLE, body, decide)
    work.handovers.save(replace(handover, handed_over_at=work.occurred_at))
    return answer


def _is_ready(work: UnitOfWork, order: RepairOrder) -> bool:
    return work.kind_of_stage(order) in (StageKind.READY, StageKind.SETTLE)


def _delivered_work(work: UnitOfWork, order: RepairOrder, day: date) -> DeliveredWork:
    """With the costs of the estimate that was agreed to, and the operations that it names."""
    newest = work.newest_estimate(order.order_id)
    items = {item.line_id: item for item in newest.items} if newest else {}
    named = {line_id: work.operations.find(item.operation_id) for line_id, item in items.items()}
    codes = {line_id: operation.code for line_id, operation in named.items() if operation}
    return DeliveredWork(order, items, codes, day)


def _day_by_mileage(work: UnitOfWork, order: RepairOrder, handover: Handover) -> date | None:
    """By what the car went since it was first here."""
    if handover.next_service_km is None:
        return None
    vehicle_id = work.visits.get(order.visit_id).vehicle_id
    visits = work.visits.where(tables.visits.c.vehicle_id == vehicle_id)
    orders = work.orders.where(tables.repair_orders.c.visit_id.in_([visit.visit_id for visit in visits]))
    readings = [
        Reading(work.shop.calendar.day_of(each.opened_at), each.mileage_km)
        for each in orders
        if each.mileage_km is not None
    ]
    return day_by_mileage(readings, handover.next_service_km)


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

"""Reception: the walk-around is done, the estimate and the promise are made, the customer agrees."""

from server.actions.advisor_turn import give_car
from server.actions.estimates import keep_estimate, made_estimate, require_possible
from server.actions.orders import OrderAnswer, change_order
from server.actions.recommendations import keep_declined
from server.actions.signatures import is_signed
from server.actions.vehicles import describe_vehicle
from server.contract.deeds import (
    AuthorizeEstimate,
    BeginReception,
    ChooseFlow,
    FinishReception,
    ReviseEstimate,
)
from server.domain import estimate_deeds, events, order_deeds
from server.domain.agreement import Agreement, require_signed
from server.domain.allowed_deeds import Deed
from server.domain.reception import Stay
from server.domain.repair_order import RepairOrder
from server.domain.stage import Flow
from server.domain.visit_changes import evolve_visit
from server.store.unit_of_work import UnitOfWork


def choose_flow(work: UnitOfWork, order_id: str, body: ChooseFlow) -> OrderAnswer:
    """It is another kind of job than the order was opened for."""
    work.permit(Deed.CHOOSE_FLOW)
    chosen = work.current_flow(body.flow)
    return change_order(
        work,
        order_id,
        Deed.CHOOSE_FLOW,
        body,
        lambda order, flow: order_deeds.choose_flow(order, flow, chosen),
    )


def begin_reception(work: UnitOfWork, order_id: str, body: BeginReception) -> OrderAnswer:
    """An advisor receives the car, and is its advisor from now on."""
    answer = change_order(work, order_id, Deed.BEGIN_RECEPTION, body, order_deeds.begin_reception)
    visit = work.visits.get(work.orders.get(order_id).visit_id)
    if work.actor.staff_id is not None and visit.advisor_id != work.actor.staff_id:
        assigned = events.AdvisorAssigned(visit_id=visit.visit_id, advisor_id=work.actor.staff_id)
        give_car(work, work.staff.get(work.actor.staff_id))
        work.visits.save(evolve_visit(assigned, visit, work.record(assigned).occurred_at))
    return answer


def finish_reception(work: UnitOfWork, order_id: str, body: FinishReception) -> OrderAnswer:
    """Estimate and promise are made; the words of the lines are kept beside the journal."""
    work.permit(Deed.FINISH_RECEPTION)
    made = made_estimate(work, order_id, body)
    written = work.receptions.find(order_id)
    mileage_km = written.mileage_km if written and body.mileage_km is None else body.mileage_km
    waits_here = body.waits_here or (written is not None and written.stay is Stay.WAITS)

    def decide(order: RepairOrder, flow: Flow) -> events.ReceptionFinished:
        finished = order_deeds.finish_reception(
            order,
            flow,
            made.lines,
            (body.promised_from, body.promised_to),
            mileage_km=mileage_km,
            waits_here=waits_here,
            estimate_id=made.estimate.estimate_id,
        )
        require_possible(work, order, flow, made)
        return finished

    answer = change_order(work, order_id, Deed.FINISH_RECEPTION, body, decide)
    keep_estimate(work, made)
    if body.vehicle is not None:
        visit = work.visits.get(work.orders.get(order_id).visit_id)
        describe_vehicle(work, work.vehicles.get(visit.vehicle_id), body.vehicle)
    return answer


def revise_estimate(work: UnitOfWork, order_id: str, body: ReviseEstimate) -> OrderAnswer:
    """Another version takes the place of the one that the customer was asked about; both are kept."""
    work.permit(Deed.REVISE_ESTIMATE)
    made = made_estimate(work, order_id, body)

    def decide(order: RepairOrder, flow: Flow) -> events.EstimateRevised:
        promised = (body.promised_from, body.promised_to)
        revised = estimate_deeds.revise_estimate(order, flow, made.lines, promised, made.estimate.estimate_id)
        require_possible(work, order, flow, made)
        return revised

    answer = change_order(work, order_id, Deed.REVISE_ESTIMATE, body, decide)
    keep_estimate(work, made)
    return answer


def authorize_estimate(work: UnitOfWork, order_id: str, body: AuthorizeEstimate) -> OrderAnswer:
    """The customer has agreed to the estimate, or to a part of it, at the desk or on the phone page."""
    agreed = Agreement.PAGE if work.actor.visit_id else Agreement(body.agreed)

    def decide(order: RepairOrder, flow: Flow) -> events.EstimateAuthorized:
        declined = frozenset(body.declined)
        decided = estimate_deeds.authorize_estimate(order, flow, declined, body.chosen, agreed)
        require_signed(agreed, signed=is_signed(work, order_id))
        return decided

    answer = change_order(work, order_id, Deed.AUTHORIZE_ESTIMATE, body, decide)
    keep_declined(work, order_id, body.declined)
    return answer

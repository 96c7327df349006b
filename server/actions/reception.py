"""Reception: the walk-around is done, the estimate and the promise are made, the customer agrees."""

from server.actions.orders import OrderAnswer, change_order
from server.actions.vehicles import describe_vehicle
from server.contract.deeds import AuthorizeEstimate, BeginReception, EstimateLine, FinishReception
from server.domain import events, order_deeds
from server.domain.allowed_deeds import Deed
from server.domain.reception import Stay
from server.domain.records import LineWords
from server.domain.repair_order import JobLine, LineAuthorization
from server.domain.stage import Name
from server.domain.visit_changes import evolve_visit
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork


def begin_reception(work: UnitOfWork, order_id: str, body: BeginReception) -> OrderAnswer:
    """An advisor receives the car, and is its advisor from now on."""
    answer = change_order(work, order_id, Deed.BEGIN_RECEPTION, body, order_deeds.begin_reception)
    visit = work.visits.get(work.orders.get(order_id).visit_id)
    if work.actor.staff_id is not None and visit.advisor_id != work.actor.staff_id:
        assigned = events.AdvisorAssigned(visit_id=visit.visit_id, advisor_id=work.actor.staff_id)
        work.visits.save(evolve_visit(assigned, visit, work.record(assigned).occurred_at))
    return answer


def finish_reception(work: UnitOfWork, order_id: str, body: FinishReception) -> OrderAnswer:
    """Estimate and promise are made; the words of the lines are kept beside the journal."""
    lines = [(new_id(), line) for line in body.lines]
    written = work.receptions.find(order_id)
    mileage_km = written.mileage_km if written and body.mileage_km is None else body.mileage_km
    waits_here = body.waits_here or (written is not None and written.stay is Stay.WAITS)
    answer = change_order(
        work,
        order_id,
        Deed.FINISH_RECEPTION,
        body,
        lambda order, flow: order_deeds.finish_reception(
            order,
            flow,
            [_line(line_id, line) for line_id, line in lines],
            (body.promised_from, body.promised_to),
            mileage_km=mileage_km,
            waits_here=waits_here,
        ),
    )
    work.line_words.save_all(_words(work, order_id, line_id, line) for line_id, line in lines)
    if body.vehicle is not None:
        visit = work.visits.get(work.orders.get(order_id).visit_id)
        describe_vehicle(work, work.vehicles.get(visit.vehicle_id), body.vehicle)
    return answer


def authorize_estimate(work: UnitOfWork, order_id: str, body: AuthorizeEstimate) -> OrderAnswer:
    """The customer has agreed to the estimate, at the desk or on the phone page."""
    return change_order(work, order_id, Deed.AUTHORIZE_ESTIMATE, body, order_deeds.authorize_estimate)


def _line(line_id: str, line: EstimateLine) -> JobLine:
    return JobLine(
        line_id=line_id,
        standard_minutes=line.standard_minutes,
        price_minor=line.price_minor,
        added=False,
        safety=False,
        authorization=LineAuthorization.REQUESTED,
    )


def _words(work: UnitOfWork, order_id: str, line_id: str, line: EstimateLine) -> LineWords:
    return LineWords(line_id, work.shop_id, order_id, Name(line.title.zh, line.title.en))

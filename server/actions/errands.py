"""Errands: arranged, given to somebody, taken on step by step. A car that comes of one has its visit."""

from pydantic import BaseModel

from server.actions.arrivals import open_visit, visit_on_premises
from server.actions.vehicles import car_told
from server.contract.errands import ArrangeErrand, CancelErrand, GiveErrand, TakeErrandStep
from server.domain import errand as rules, events
from server.domain.errand import Errand, ErrandKind, ErrandStep
from server.domain.errors import InvalidRequest, NotFound
from server.domain.permissions import ShopDeed
from server.domain.phone_number import checked_phone
from server.domain.vehicle import Vehicle
from server.store.unit_of_work import UnitOfWork

ON_SITE_FLOW = "on_site"


class ErrandAnswer(BaseModel):
    """The errand, the visit of its car if it is in the shop's hands, and the number of the event."""

    errand_id: str
    visit_id: str | None
    event_number: int


def arrange_errand(work: UnitOfWork, body: ArrangeErrand) -> ErrandAnswer:
    """Somebody is to go out for a car."""
    work.permit(ShopDeed.ARRANGE_ERRAND)
    if work.errands.find(body.errand_id) is not None:
        raise InvalidRequest("this errand was arranged before", field="errand_id")
    vehicle = car_told(work, body.car)
    here = visit_on_premises(work, vehicle)
    errand = Errand(
        errand_id=body.errand_id,
        shop_id=work.shop_id,
        kind=ErrandKind(body.kind),
        vehicle_id=vehicle.vehicle_id,
        visit_id=here.visit_id if here else None,
        contact=body.contact.strip(),
        phone=checked_phone(body.phone, work.numbering.home),
        address=body.address.strip(),
        words=body.words.strip(),
        wanted_at=body.wanted_at,
        arranged_at=work.now,
        staff_id=_who_goes(work, body.staff_id) if body.staff_id else None,
    )
    return _keep(work, errand, rules.arranged(errand))


def give_errand(work: UnitOfWork, errand_id: str, body: GiveErrand) -> ErrandAnswer:
    """It is settled who goes."""
    work.permit(ShopDeed.ARRANGE_ERRAND)
    given = rules.give(work.errands.get(errand_id), _who_goes(work, body.staff_id))
    return _keep(work, given, events.ErrandGiven(errand_id=errand_id, goes_id=body.staff_id))


def take_errand_step(work: UnitOfWork, errand_id: str, body: TakeErrandStep) -> ErrandAnswer:
    """It has come one step on; whoever takes a car in hand opens its visit."""
    work.permit(ShopDeed.RUN_ERRAND)
    step = ErrandStep(body.step)
    taken = rules.take_step(work.errands.get(errand_id), step, work.now, work.actor.staff_id)
    flow = _flow_of_visit(work, taken, step)
    if flow is not None:
        visit_id = _in_hand(work, work.vehicles.get(taken.vehicle_id), flow)
        taken = rules.with_visit(taken, visit_id)
    event = events.ErrandStepTaken(errand_id=errand_id, step=step.value, visit_id=taken.visit_id)
    return _keep(work, taken, event)


def cancel_errand(work: UnitOfWork, errand_id: str, body: CancelErrand) -> ErrandAnswer:
    """Nobody needs to go any more."""
    work.permit(ShopDeed.ARRANGE_ERRAND)
    errand = work.errands.get(errand_id)
    cancelled = rules.cancel(errand, body.reason.strip(), work.now, work.actor.staff_id)
    event = events.ErrandStepTaken(errand_id=errand_id, step="cancelled", visit_id=errand.visit_id)
    return _keep(work, cancelled, event)


def _flow_of_visit(work: UnitOfWork, errand: Errand, step: ErrandStep) -> str | None:
    """By which flow the car is in hand from this step on; None where it is not, or was before."""
    if step is ErrandStep.BROUGHT_IN:
        return work.shop.default_flow
    on_site = errand.kind is ErrandKind.ON_SITE and step is ErrandStep.THERE
    if on_site or (errand.kind is ErrandKind.RESCUE and step is ErrandStep.REPAIRED):
        return ON_SITE_FLOW if _has_flow(work, ON_SITE_FLOW) else work.shop.default_flow
    return None


def _has_flow(work: UnitOfWork, key: str) -> bool:
    return any(flow.key == key for flow in work.current_flows())


def _in_hand(work: UnitOfWork, vehicle: Vehicle, flow: str) -> str:
    here = visit_on_premises(work, vehicle)
    return here.visit_id if here else open_visit(work, vehicle, sighting_id=None, flow=flow)[0].visit_id


def _who_goes(work: UnitOfWork, staff_id: str) -> str:
    member = work.staff.get(staff_id)
    if not member.works_here:
        raise NotFound("they have left the shop; choose somebody else", kind="StaffMember", id=staff_id)
    return staff_id


def _keep(work: UnitOfWork, errand: Errand, event: events.ErrandEvent) -> ErrandAnswer:
    work.errands.save(errand)
    number = work.record(event).number
    return ErrandAnswer(errand_id=errand.errand_id, visit_id=errand.visit_id, event_number=number)

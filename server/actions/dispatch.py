"""Dispatch: a car gets a bay and a technician, who suit its work."""

from datetime import date

from server.actions.orders import OrderAnswer, change_order
from server.contract.boards import Words
from server.contract.deeds import AssignBay
from server.contract.dispatch import CandidateBay, Candidates, CandidateTechnician, DoubtEntry
from server.domain import order_deeds
from server.domain.allowed_deeds import Deed
from server.domain.bay import Bay
from server.domain.booth import PAINT_BOOTH
from server.domain.dispatch_fitness import Load, doubts_of_bay, loads_of, needed_skills
from server.domain.errors import BayOccupied, InvalidRequest, UnfitForWork
from server.domain.events import BayAssigned
from server.domain.permissions import ShopDeed
from server.domain.repair_order import RepairOrder
from server.domain.skill import Doubt, OverrideReason, ShopSkills, doubts_about
from server.domain.staff import Role, StaffMember
from server.domain.stage import Flow
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork


def assign_bay(work: UnitOfWork, order_id: str, body: AssignBay) -> OrderAnswer:
    """Give the order to a bay and a technician of the shop.

    Raises BayOccupied where a car stands there, UnfitForWork where one of them does not suit the work and no
    reason was given.
    """
    work.permit(Deed.ASSIGN_BAY)
    if body.override is not None:
        work.permit(ShopDeed.OVERRIDE_FITNESS)
    bay = work.bays.get(body.bay_id)
    technician = work.staff.get(body.technician_id)
    if Role.TECHNICIAN not in technician.roles or not technician.works_here:
        raise InvalidRequest(f"'{technician.name.en}' is not a technician here", field="technician_id")

    _require_empty_booth(work, bay)

    def decide(order: RepairOrder, flow: Flow) -> BayAssigned:
        doubts = _doubts(order, flow, bay, technician, date.fromisoformat(work.shop_day))
        override = OverrideReason(body.override) if doubts and body.override else None
        assigned = order_deeds.assign_bay(order, flow, bay.bay_id, technician.staff_id, override)
        if doubts and override is None:
            told = [{"kind": doubt.kind.value, "what": doubt.what} for doubt in doubts]
            raise UnfitForWork("the technician or the bay does not suit the work; see doubts", doubts=told)
        return assigned

    return change_order(work, order_id, Deed.ASSIGN_BAY, body, decide)


def _require_empty_booth(work: UnitOfWork, bay: Bay) -> None:
    """Cars of one load share a booth, so the table does not see that it is taken."""
    if bay.kind == PAINT_BOOTH and any(
        order.occupied_bay_id == bay.bay_id and order.work.shares for order in work.orders.here()
    ):
        raise BayOccupied("another car stands in that bay", bay_id=bay.bay_id)


def candidates(rows: ShopRows, order_id: str, known: ShopSkills, day: date) -> Candidates:
    """Return who and which bay suits the order's work on that day, why not, and what everybody has to do."""
    order = rows.orders.get(order_id)
    flow = rows.pinned_flow(order.flow_digest)
    loads, needed = loads_of(rows.orders.here()), needed_skills(order, flow)
    technicians = [
        _technician(member, doubts_about(member.skills, needed, day), loads.get(member.staff_id, Load()))
        for member in rows.staff.all()
        if Role.TECHNICIAN in member.roles and member.works_here
    ]
    bays = [
        CandidateBay(bay_id=bay.bay_id, doubts=_told(doubts_of_bay(bay.kind, order, flow)))
        for bay in rows.bays.where()
    ]
    return Candidates(skills=_names(needed, known), technicians=technicians, bays=bays)


def _doubts(order: RepairOrder, flow: Flow, bay: Bay, technician: StaffMember, day: date) -> list[Doubt]:
    of_person = doubts_about(technician.skills, needed_skills(order, flow), day)
    return of_person + doubts_of_bay(bay.kind, order, flow)


def _technician(member: StaffMember, doubts: list[Doubt], load: Load) -> CandidateTechnician:
    return CandidateTechnician(
        staff_id=member.staff_id,
        doubts=_told(doubts),
        judged=member.skills is not None,
        jobs=load.jobs,
        minutes=load.minutes,
    )


def _names(needed: frozenset[str], known: ShopSkills) -> dict[str, Words]:
    """Skills of the catalogue that the shop's list does not know go by their keys."""
    names = {skill.key: skill.name for skill in known.skills}
    return {
        key: Words(zh=names[key].zh, en=names[key].en) if key in names else Words(zh=key, en=key)
        for key in sorted(needed)
    }


def _told(doubts: list[Doubt]) -> list[DoubtEntry]:
    return [DoubtEntry(kind=doubt.kind.value, what=doubt.what) for doubt in doubts]

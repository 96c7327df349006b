"""Complaints: opened by an advisor or by a low score, taken care of step by step, closed by the customer."""

from dataclasses import replace

from pydantic import BaseModel

from server.actions.vehicles import vehicle_by_plate
from server.contract.deeds import CloseComplaint, GiveComplaint, OpenComplaint, TakeComplaintStep
from server.domain import complaint as rules
from server.domain.complaint import Complaint, ComplaintStep, Note
from server.domain.errors import InvalidRequest, VehicleUnknown
from server.domain.events import ComplaintEvent, ComplaintSource
from server.domain.plate import normalise_plate
from server.domain.visit import Visit
from server.store import tables
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork


class ComplaintAnswer(BaseModel):
    """The complaint and its event."""

    complaint_id: str
    event_number: int


def open_complaint(work: UnitOfWork, body: OpenComplaint) -> ComplaintAnswer:
    """An advisor writes down what a customer complains of."""
    work.permit("handle_complaint")
    visit = work.visits.get(body.visit_id) if body.visit_id else None
    vehicle_id = visit.vehicle_id if visit else _vehicle_of(work, body.plate or "")
    owner_id = (visit.advisor_id if visit else None) or work.actor.staff_id
    complaint = Complaint(
        complaint_id=body.complaint_id,
        shop_id=work.shop_id,
        vehicle_id=vehicle_id,
        visit_id=body.visit_id,
        owner_id=owner_id,
        source="desk",
        opened_at=work.now,
    )
    return _open(work, complaint, body.words)


def complaint_about(
    work: UnitOfWork, visit: Visit, source: ComplaintSource, words: str
) -> ComplaintAnswer | None:
    """Open one for a low score, unless one about this visit is open; its advisor takes care of it."""
    column = tables.complaints.c
    here = work.complaints.where(column.vehicle_id == visit.vehicle_id, column.closed_at.is_(None))
    if any(complaint.visit_id == visit.visit_id for complaint in here):
        return None
    complaint = Complaint(
        complaint_id=new_id(),
        shop_id=work.shop_id,
        vehicle_id=visit.vehicle_id,
        visit_id=visit.visit_id,
        owner_id=visit.advisor_id,
        source=source,
        opened_at=work.now,
    )
    return _open(work, complaint, words)


def take_complaint_step(work: UnitOfWork, complaint_id: str, body: TakeComplaintStep) -> ComplaintAnswer:
    """Something was done about it."""
    work.permit("handle_complaint")
    complaint = work.complaints.get(complaint_id)
    event = rules.take_step(complaint, ComplaintStep(body.step))
    return _keep(work, rules.noted(complaint, _note(work, body.step, body.words)), event)


def give_complaint(work: UnitOfWork, complaint_id: str, body: GiveComplaint) -> ComplaintAnswer:
    """Somebody else takes care of it."""
    work.permit("handle_complaint")
    complaint = work.complaints.get(complaint_id)
    owner = work.staff.get(body.owner_id)
    if not owner.works_here:
        raise InvalidRequest("they have left the shop; choose somebody else", field="owner_id")
    event = rules.give(complaint, owner.staff_id)
    return _keep(work, replace(complaint, owner_id=owner.staff_id), event)


def close_complaint(work: UnitOfWork, complaint_id: str, body: CloseComplaint) -> ComplaintAnswer:
    """The customer has confirmed the end."""
    work.permit("handle_complaint")
    complaint = work.complaints.get(complaint_id)
    event = rules.close(complaint)
    return _keep(work, rules.noted(complaint, _note(work, rules.CLOSED, body.words)), event)


def _vehicle_of(work: UnitOfWork, plate: str) -> str:
    vehicle = vehicle_by_plate(work, normalise_plate(plate))
    if vehicle is None:
        raise VehicleUnknown(f"no car with the plate '{plate}' has ever been here", field="plate")
    return vehicle.vehicle_id


def _open(work: UnitOfWork, complaint: Complaint, words: str) -> ComplaintAnswer:
    said = rules.noted(complaint, _note(work, rules.OPENED, words))
    return _keep(work, said, rules.opened(complaint))


def _note(work: UnitOfWork, step: str, words: str) -> Note:
    return Note(step, words, work.now, work.actor.staff_id)


def _keep(work: UnitOfWork, complaint: Complaint, event: ComplaintEvent) -> ComplaintAnswer:
    work.complaints.save(complaint)
    return ComplaintAnswer(complaint_id=complaint.complaint_id, event_number=work.record(event).number)

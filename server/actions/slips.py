"""Slips: taken down at the desk or on the customer's page, given to somebody, answered, closed."""

from pydantic import BaseModel

from server.actions.vehicles import vehicle_by_plate
from server.contract.slips import AnswerSlip, CloseSlip, GiveSlip, HandInSlip, OpenSlip
from server.domain import events, slip as rules
from server.domain.complaint import Note
from server.domain.errors import InvalidRequest, NotAllowed, VehicleUnknown
from server.domain.permissions import ShopDeed
from server.domain.phone_number import checked_phone
from server.domain.plate import normalise_plate
from server.domain.slip import Slip, SlipKind, SlipSource
from server.domain.vehicle import Vehicle
from server.store.unit_of_work import UnitOfWork


class SlipAnswer(BaseModel):
    """The slip and its event."""

    slip_id: str
    event_number: int


def open_slip(work: UnitOfWork, body: OpenSlip) -> SlipAnswer:
    """Somebody asks or suggests something at the desk."""
    work.permit(ShopDeed.HANDLE_SLIP)
    vehicle = _known(work, body.plate) if body.plate else None
    slip = Slip(
        slip_id=body.slip_id,
        shop_id=work.shop_id,
        kind=SlipKind(body.kind),
        source=SlipSource.DESK,
        vehicle_id=vehicle.vehicle_id if vehicle else None,
        visit_id=None,
        name=body.name.strip(),
        phone=checked_phone(body.phone, work.numbering.home) if body.phone.strip() else "",
        words=body.words.strip(),
        opened_at=work.now,
    )
    return _opened(work, slip)


def hand_in_slip(work: UnitOfWork, body: HandInSlip) -> SlipAnswer:
    """The customer asks or suggests something on their own page; it is their advisor's to answer."""
    work.permit(ShopDeed.RATE_VISIT)
    if work.actor.visit_id is None:
        raise NotAllowed("only the customer speaks on this page")
    visit = work.visits.get(work.actor.visit_id)
    owner = work.customers.find(work.vehicles.get(visit.vehicle_id).customer_id)
    slip = Slip(
        slip_id=body.slip_id,
        shop_id=work.shop_id,
        kind=SlipKind(body.kind),
        source=SlipSource.PHONE,
        vehicle_id=visit.vehicle_id,
        visit_id=visit.visit_id,
        name=owner.name if owner else "",
        phone=owner.phone if owner else "",
        words=body.words.strip(),
        opened_at=work.now,
        owner_id=visit.advisor_id,
    )
    return _opened(work, slip)


def give_slip(work: UnitOfWork, slip_id: str, body: GiveSlip) -> SlipAnswer:
    """It is somebody's to answer."""
    work.permit(ShopDeed.HANDLE_SLIP)
    if not work.staff.get(body.owner_id).works_here:
        raise InvalidRequest("they have left the shop; choose somebody else", field="owner_id")
    given = rules.give(work.slips.get(slip_id), body.owner_id)
    return _keep(work, given, events.SlipGiven(slip_id=slip_id, owner_id=body.owner_id))


def answer_slip(work: UnitOfWork, slip_id: str, body: AnswerSlip) -> SlipAnswer:
    """Somebody has answered."""
    work.permit(ShopDeed.HANDLE_SLIP)
    answered = rules.answer(work.slips.get(slip_id), _note(work, rules.ANSWERED, body.words))
    return _keep(work, answered, events.SlipAnswered(slip_id=slip_id))


def close_slip(work: UnitOfWork, slip_id: str, body: CloseSlip) -> SlipAnswer:
    """Nothing more is to be said."""
    work.permit(ShopDeed.HANDLE_SLIP)
    closed = rules.close(work.slips.get(slip_id), _note(work, rules.CLOSED, body.words))
    return _keep(work, closed, events.SlipClosed(slip_id=slip_id))


def _known(work: UnitOfWork, plate: str) -> Vehicle:
    vehicle = vehicle_by_plate(work, normalise_plate(plate))
    if vehicle is None:
        raise VehicleUnknown(f"the shop knows no car with the plate '{plate}'; leave it out", field="plate")
    return vehicle


def _note(work: UnitOfWork, step: str, words: str) -> Note:
    return Note(step, words.strip(), work.now, work.actor.staff_id)


def _opened(work: UnitOfWork, slip: Slip) -> SlipAnswer:
    if work.slips.find(slip.slip_id) is not None:
        raise InvalidRequest("this slip was written before", field="slip_id")
    return _keep(work, slip, rules.opened(slip))


def _keep(work: UnitOfWork, slip: Slip, event: events.SlipEvent) -> SlipAnswer:
    work.slips.save(slip)
    return SlipAnswer(slip_id=slip.slip_id, event_number=work.record(event).number)

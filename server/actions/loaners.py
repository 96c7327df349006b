"""Loaners: put on record, given to a customer who has signed for it, and taken back."""

from collections.abc import Iterable
from dataclasses import replace

from pydantic import BaseModel

from server.actions.slip_signatures import slip_signatures
from server.contract.loaners import (
    AddLoaner,
    ChangeLoaner,
    GiveLoaner,
    LoanerDamage,
    LoanerModel,
    MoveLoanDue,
    ReturnLoaner,
)
from server.domain import events
from server.domain.allowed_deeds import Deed
from server.domain.errors import InvalidRequest
from server.domain.loaner import (
    Loan,
    Loaner,
    LoanerMark,
    Seen,
    charged,
    given_back,
    require_ahead,
    require_free,
    require_out,
    to_be_charged,
    walked_round,
)
from server.domain.permissions import ShopDeed
from server.domain.plate import normalise_plate
from server.domain.stage import Name
from server.store import tables
from server.store.unit_of_work import UnitOfWork


class LoanerAnswer(BaseModel):
    """The loaner, and the event of what was done."""

    loaner_id: str
    event_number: int


class LoanAnswer(BaseModel):
    """The loan, and the event of what was done."""

    loan_id: str
    event_number: int


def add_loaner(work: UnitOfWork, body: AddLoaner) -> LoanerAnswer:
    """A car is lent from now on."""
    work.permit(ShopDeed.KEEP_LOANERS)
    plate = normalise_plate(body.plate)
    if work.numbering.format_of(plate) is None:
        raise InvalidRequest(f"'{body.plate}' is not a licence plate", field="plate")
    if any(known.plate == plate and known.loaner_id != body.loaner_id for known in work.loaners.where()):
        raise InvalidRequest("a loaner with this plate is on the list already", field="plate")
    loaner = Loaner(
        loaner_id=body.loaner_id,
        shop_id=work.shop_id,
        plate=plate,
        plate_colour=work.numbering.usual_colour(plate),
        model=_name(body.model),
        mileage_km=body.mileage_km,
        fuel_eighths=body.fuel_eighths,
    )
    return _keep(work, loaner)


def change_loaner(work: UnitOfWork, loaner_id: str, body: ChangeLoaner) -> LoanerAnswer:
    """It is called otherwise, or is not lent any more; who has it now brings it back all the same."""
    work.permit(ShopDeed.KEEP_LOANERS)
    known = work.loaners.get(loaner_id)
    return _keep(work, replace(known, model=_name(body.model), in_service=body.in_service))


def give_loaner(work: UnitOfWork, body: GiveLoaner) -> LoanAnswer:
    """A customer takes a loaner; both have walked round it, and they have signed."""
    work.permit(ShopDeed.LEND_LOANER)
    loaner, visit = work.loaners.get(body.loaner_id), work.visits.get(body.visit_id)
    require_free(loaner, open_loans(work), visit.visit_id)
    require_ahead(body.due_at, work.now)
    if work.loans.find(body.loan_id) is not None:
        raise InvalidRequest("this loan has begun before", field="loan_id")
    if not slip_signatures(work, body.loan_id):
        raise InvalidRequest("let the customer sign for the car first", field="signature")
    seen = _seen(body.mileage_km, body.fuel_eighths, body.marks)
    work.loaners.save(walked_round(loaner, seen))
    loan = Loan(
        loan_id=body.loan_id,
        shop_id=work.shop_id,
        loaner_id=loaner.loaner_id,
        visit_id=visit.visit_id,
        due_at=body.due_at,
        given_at=work.now,
        given_by=work.actor.staff_id,
        given=seen,
    )
    given = events.LoanerGiven(
        **_ids(loan), due_at=loan.due_at, mileage_km=seen.mileage_km, fuel_eighths=seen.fuel_eighths
    )
    return _recorded(work, loan, given)


def move_loan_due(work: UnitOfWork, loan_id: str, body: MoveLoanDue) -> LoanAnswer:
    """The customer may keep it longer, or is to bring it sooner."""
    work.permit(ShopDeed.LEND_LOANER)
    loan = work.loans.get(loan_id)
    require_out(loan)
    require_ahead(body.due_at, work.now)
    moved = replace(loan, due_at=body.due_at)
    return _recorded(work, moved, events.LoanDueMoved(**_ids(loan), due_at=body.due_at))


def return_loaner(work: UnitOfWork, loan_id: str, body: ReturnLoaner) -> LoanAnswer:
    """The loaner is back, and both have walked round it again."""
    work.permit(ShopDeed.LEND_LOANER)
    seen = _seen(body.mileage_km, body.fuel_eighths, body.marks)
    back = given_back(work.loans.get(loan_id), seen, work.now, work.actor.staff_id, body.note.strip())
    loan = to_be_charged(back, body.charge_minor, body.charge_reason.strip())
    work.loaners.save(walked_round(work.loaners.get(loan.loaner_id), seen))
    returned = events.LoanerReturned(
        **_ids(loan),
        mileage_km=seen.mileage_km,
        fuel_eighths=seen.fuel_eighths,
        new_damage=len(loan.new_marks),
        charge_minor=loan.charge_minor,
    )
    return _recorded(work, loan, returned)


def charge_loan(work: UnitOfWork, loan_id: str) -> LoanAnswer:
    """The cashier has taken what was asked for a loaner as it came back."""
    work.permit(Deed.TAKE_PAYMENT)
    loan = charged(work.loans.get(loan_id), work.now, work.actor.staff_id)
    return _recorded(work, loan, events.LoanCharged(**_ids(loan), charge_minor=loan.charge_minor))


def open_loans(work: UnitOfWork) -> list[Loan]:
    """Return who has which loaner now."""
    return work.loans.where(tables.loans.c.returned_at.is_(None))


def _keep(work: UnitOfWork, loaner: Loaner) -> LoanerAnswer:
    work.loaners.save(loaner)
    changed = events.LoanerChanged(loaner_id=loaner.loaner_id, in_service=loaner.in_service)
    return LoanerAnswer(loaner_id=loaner.loaner_id, event_number=work.record(changed).number)


def _recorded(work: UnitOfWork, loan: Loan, event: events.LoanEvent) -> LoanAnswer:
    work.loans.save(loan)
    return LoanAnswer(loan_id=loan.loan_id, event_number=work.record(event).number)


def _ids(loan: Loan) -> dict[str, str]:
    return {"loan_id": loan.loan_id, "loaner_id": loan.loaner_id, "visit_id": loan.visit_id}


def _seen(mileage_km: int, fuel_eighths: int, marks: Iterable[LoanerDamage]) -> Seen:
    return Seen(mileage_km, fuel_eighths, tuple(LoanerMark(**mark.model_dump()) for mark in marks))


def _name(model: LoanerModel) -> Name:
    return Name(zh=model.zh.strip(), en=model.en.strip())

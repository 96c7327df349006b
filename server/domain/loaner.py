"""Loaners: the shop's own cars, lent to customers whose car stays longer, and who has which until when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from server.domain.errors import InvalidRequest, LoanerNotFree, MileageBelowLast
from server.domain.plate import PlateColour
from server.domain.reception import DamageKind, Station
from server.domain.stage import Name


@dataclass(frozen=True, slots=True)
class LoanerMark:
    """Damage on a loaner. `x` and `y` are shares (0 to 1) of the drawing of the car."""

    mark_id: str
    station: Station
    kind: DamageKind
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Loaner:
    """One car that the shop lends. Mileage, fuel and damage are as somebody last saw them."""

    loaner_id: str
    shop_id: str
    plate: str
    plate_colour: PlateColour
    model: Name
    mileage_km: int
    fuel_eighths: int
    marks: tuple[LoanerMark, ...] = ()
    in_service: bool = True


@dataclass(frozen=True, slots=True)
class Seen:
    """What two people see as they walk round a loaner: as it goes out, and as it comes back."""

    mileage_km: int
    fuel_eighths: int
    marks: tuple[LoanerMark, ...]


@dataclass(frozen=True, slots=True)
class Loan:
    """One car lent to the customer of one visit, from `given_at` until `returned_at`."""

    loan_id: str
    shop_id: str
    loaner_id: str
    visit_id: str
    due_at: datetime
    given_at: datetime
    given_by: str | None
    given: Seen
    returned_at: datetime | None = None
    returned_to: str | None = None
    returned: Seen | None = None
    note: str = ""
    charge_minor: int = 0
    """What the customer is to pay for it as it came back; beside the bill of their own car."""
    charge_reason: str = ""
    charged_at: datetime | None = None
    charged_by: str | None = None

    @property
    def new_marks(self) -> tuple[LoanerMark, ...]:
        """Damage that was not there when the car went out."""
        before = {mark.mark_id for mark in self.given.marks}
        return tuple(
            mark for mark in (self.returned.marks if self.returned else ()) if mark.mark_id not in before
        )

    @property
    def driven_km(self) -> int | None:
        """How far the customer went; None while the car is away."""
        return self.returned.mileage_km - self.given.mileage_km if self.returned else None


def require_free(loaner: Loaner, open_loans: Sequence[Loan], visit_id: str) -> None:
    """Raise LoanerNotFree for a car that is lent, or is not lent any more, and for a second one a visit."""
    if not loaner.in_service:
        raise LoanerNotFree("this car is not lent any more", loaner_id=loaner.loaner_id)
    if any(loan.loaner_id == loaner.loaner_id for loan in open_loans):
        raise LoanerNotFree("somebody has this car already", loaner_id=loaner.loaner_id)
    if any(loan.visit_id == visit_id for loan in open_loans):
        raise LoanerNotFree("this customer has a loaner already", loaner_id=loaner.loaner_id)


def require_ahead(due_at: datetime, now: datetime) -> None:
    """Raise InvalidRequest for a loan that would be due before it begins."""
    if due_at <= now:
        raise InvalidRequest("say a time ahead, by which the car is back", field="due_at")


def walked_round(loaner: Loaner, seen: Seen) -> Loaner:
    """Return the loaner as it was just seen; MileageBelowLast for fewer kilometres than it had."""
    if seen.mileage_km < loaner.mileage_km:
        raise MileageBelowLast(
            f"{seen.mileage_km} km is less than the {loaner.mileage_km} km that it had",
            field="mileage_km",
            last_km=loaner.mileage_km,
        )
    return replace(loaner, mileage_km=seen.mileage_km, fuel_eighths=seen.fuel_eighths, marks=seen.marks)


def given_back(loan: Loan, seen: Seen, now: datetime, staff_id: str | None, note: str) -> Loan:
    """Return the loan at its end; LoanerNotFree if it has ended before."""
    require_out(loan)
    return replace(loan, returned_at=now, returned_to=staff_id, returned=seen, note=note)


def to_be_charged(loan: Loan, amount_minor: int, reason: str) -> Loan:
    """Return the loan with what is asked for it; InvalidRequest for an amount without a reason."""
    if amount_minor > 0 and not reason:
        raise InvalidRequest("say what the amount is for", field="charge_reason")
    return replace(loan, charge_minor=amount_minor, charge_reason=reason if amount_minor > 0 else "")


def owes(loan: Loan) -> bool:
    """Tell whether what is asked for a loan has not been taken yet."""
    return loan.charge_minor > 0 and loan.charged_at is None


def charged(loan: Loan, now: datetime, staff_id: str | None) -> Loan:
    """Return the loan once that was taken; InvalidRequest where nothing is asked, or not any more."""
    if not owes(loan):
        raise InvalidRequest("nothing is to be charged for this loan", field="loan_id")
    return replace(loan, charged_at=now, charged_by=staff_id)


def require_out(loan: Loan) -> None:
    """Raise LoanerNotFree for a loan that has ended."""
    if loan.returned_at is not None:
        raise LoanerNotFree("this car is back already", loaner_id=loan.loaner_id)

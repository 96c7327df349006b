"""Loaners: which there are, who has which until when, and what is asked about them."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from server.contract.boards import Plate, Words
from server.domain.reception import DamageKind, Station

MOST_MARKS = 100
MOST_LISTED = 100
_Id = Annotated[str, Field(min_length=36, max_length=36, description="UUIDv7 made by the client")]
_Kilometres = Annotated[int, Field(ge=0, le=5_000_000)]
_Eighths = Annotated[int, Field(ge=0, le=8, description="of the tank, or of the battery")]
_Share = Annotated[float, Field(ge=0, le=1)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LoanerDamage(_Body):
    """Damage on a loaner; `x` and `y` are shares of the drawing of the car."""

    mark_id: _Id
    station: Station
    kind: DamageKind
    x: _Share
    y: _Share


class LoanerModel(_Body):
    """What a loaner is called, in both languages."""

    zh: str = Field(min_length=1, max_length=60, pattern=r"\S")
    en: str = Field(min_length=1, max_length=60, pattern=r"\S")


class AddLoaner(_Body):
    """`POST /api/loaners`: a car that the shop lends from now on."""

    loaner_id: _Id
    plate: str = Field(min_length=1, max_length=12)
    model: LoanerModel
    mileage_km: _Kilometres
    fuel_eighths: _Eighths


class ChangeLoaner(_Body):
    """`POST /api/loaners/{loaner_id}/change`: it is another car, or is not lent any more."""

    model: LoanerModel
    in_service: bool


class _Walked(_Body):
    """What two people see as they walk round it."""

    mileage_km: _Kilometres
    fuel_eighths: _Eighths
    marks: list[LoanerDamage] = Field(max_length=MOST_MARKS, description="all damage, old and new")


class GiveLoaner(_Walked):
    """`POST /api/loaners/loans`: a customer takes it; they have signed for this `loan_id` before."""

    loan_id: _Id
    loaner_id: str = Field(max_length=36)
    visit_id: str = Field(max_length=36)
    due_at: datetime


class MoveLoanDue(_Body):
    """`POST /api/loaners/loans/{loan_id}/due`."""

    due_at: datetime


class ReturnLoaner(_Walked):
    """`POST /api/loaners/loans/{loan_id}/return`."""

    note: str = Field(default="", max_length=500)
    charge_minor: int = Field(
        default=0, ge=0, le=100_000_000, description="what the customer is to pay for it"
    )
    charge_reason: str = Field(default="", max_length=200, description="wanted with an amount")


class LoanCustomer(_Body):
    """A customer and their own car: whom a loaner is for."""

    visit_id: str
    plate: Plate
    brand: Words
    series: Words
    customer_name: str
    customer_phone: str


class LoanEntry(_Body):
    """One loan, open or over."""

    loan_id: str
    customer: LoanCustomer
    due_at: datetime
    given_at: datetime
    given_by: Words | None
    given_km: int
    given_eighths: int
    given_marks: list[LoanerDamage]
    returned_at: datetime | None
    returned_to: Words | None
    returned_km: int | None
    returned_eighths: int | None
    driven_km: int | None
    new_marks: list[LoanerDamage]
    note: str
    charge_minor: int
    charge_reason: str
    charged_at: datetime | None


class LoanerEntry(_Body):
    """One loaner as it stands."""

    loaner_id: str
    plate: Plate
    model: Words
    mileage_km: int
    fuel_eighths: int
    marks: list[LoanerDamage]
    in_service: bool
    loan: LoanEntry | None = Field(description="who has it now")


class LoanerList(_Body):
    """`GET /api/loaners`: what is overdue first, then what is out, then what is free."""

    zone: str
    now: datetime
    loaners: list[LoanerEntry]
    wanted: list[LoanCustomer] = Field(description="who was said to need one, and has had none")
    others: list[LoanCustomer] = Field(description="whose cars are here, too, and who have had none")


class LoanHistory(_Body):
    """`GET /api/loaners/{loaner_id}/loans`: who had it when, the last first."""

    loans: list[LoanEntry] = Field(max_length=MOST_LISTED)

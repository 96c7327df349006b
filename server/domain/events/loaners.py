"""What is recorded of loaners; plates, models and damage stay in their rows."""

from dataclasses import dataclass
from datetime import datetime

from server.domain.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanerChanged(Event):
    """A car is lent from now on, is another than was written down, or is not lent any more."""

    loaner_id: str
    in_service: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanEvent(Event):
    """About one loan, and the visit of the customer who has the car."""

    loan_id: str
    loaner_id: str
    visit_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanerGiven(LoanEvent):
    """The customer has the keys of a loaner."""

    due_at: datetime
    mileage_km: int
    fuel_eighths: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanDueMoved(LoanEvent):
    """They may keep it longer, or are to bring it sooner."""

    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanerReturned(LoanEvent):
    """The loaner is back; `new_damage` counts what was not there before, `charge_minor` is asked for it."""

    mileage_km: int
    fuel_eighths: int
    new_damage: int
    charge_minor: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanCharged(LoanEvent):
    """What was asked for a loaner as it came back has been taken."""

    charge_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipSigned(Event):
    """A customer has signed for a loaner or for their car; `subject_id` is the loan's or the order's."""

    subject_id: str
    signature_id: str

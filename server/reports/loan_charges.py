"""What customers are to pay for loaners that came back with less in the tank, or damaged."""

from sqlalchemy import ColumnElement

from server.contract.boards import Plate
from server.contract.settlement import LoanCharge
from server.domain.loaner import Loan
from server.store import tables
from server.store.shop_rows import ShopRows

_LOAN = tables.loans.c


def loan_charges(rows: ShopRows, *of: ColumnElement[bool]) -> list[LoanCharge]:
    """Return what has not been taken yet, the last first."""
    asked = rows.loans.where(_LOAN.charge_minor > 0, _LOAN.charged_at.is_(None), *of)
    newest_first = sorted(asked, key=lambda loan: loan.returned_at or loan.given_at, reverse=True)
    return [_charge(rows, loan) for loan in newest_first]


def loan_charges_of(rows: ShopRows, visit_id: str) -> list[LoanCharge]:
    """Return the same of one visit."""
    return loan_charges(rows, _LOAN.visit_id == visit_id)


def _charge(rows: ShopRows, loan: Loan) -> LoanCharge:
    vehicle = rows.vehicles.get(rows.visits.get(loan.visit_id).vehicle_id)
    owner = rows.customers.find(vehicle.customer_id)
    return LoanCharge(
        loan_id=loan.loan_id,
        plate=Plate(text=vehicle.plate, colour=vehicle.plate_colour),
        customer_name=owner.name if owner else "",
        amount_minor=loan.charge_minor,
        reason=loan.charge_reason,
        returned_at=loan.returned_at or loan.given_at,
    )

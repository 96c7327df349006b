"""The day's loans beside the plan: what was not given, and what has not come back, is said."""

from datetime import UTC, datetime

from server.contract.boards import Plate, Words
from server.contract.loaners import LoanCustomer, LoanEntry, LoanerEntry, LoanerList
from server.domain.plate import PlateColour
from server.simulator.loaner_care import loans_unlike
from server.simulator.plan import DayShape, plan_day

OPENING = datetime(2026, 11, 21, 0, 0, tzinfo=UTC)
PLANS = plan_day("3", OPENING, DayShape(cars=4, no_shows=1, spacing_minutes=17.0, loaners=1))
PLATE = Plate(text="京Q88L01", colour=PlateColour.BLUE)
WORDS = Words(zh="大众", en="Volkswagen")


def loaners(*, out: bool) -> LoanerList:
    customer = LoanCustomer(
        visit_id="1", plate=PLATE, brand=WORDS, series=WORDS, customer_name="", customer_phone=""
    )
    told = {"returned_at": None, "returned_to": None, "returned_km": None, "returned_eighths": None}
    loan = LoanEntry(
        loan_id="1",
        customer=customer,
        due_at=OPENING,
        given_at=OPENING,
        given_by=None,
        given_km=100,
        given_eighths=8,
        given_marks=[],
        driven_km=None,
        new_marks=[],
        note="",
        charge_minor=0,
        charge_reason="",
        charged_at=None,
        **told,
    )
    entry = LoanerEntry(
        loaner_id="1",
        plate=PLATE,
        model=WORDS,
        mileage_km=100,
        fuel_eighths=8,
        marks=[],
        in_service=True,
        loan=loan if out else None,
    )
    return LoanerList(zone="Asia/Shanghai", now=OPENING, loaners=[entry], wanted=[], others=[])


def test_a_day_whose_loans_were_as_planned_has_nothing_to_say() -> None:
    assert loans_unlike(PLANS, 1, loaners(out=False)) == []


def test_what_has_not_come_back_or_was_not_given_is_named() -> None:
    assert loans_unlike(PLANS, 1, loaners(out=True)) == ["the loaner 京Q88L01 has not come back"]
    assert loans_unlike(PLANS, 0, loaners(out=False)) == ["0 loaners were given, planned were 1"]

"""Loaners: who may take one, what their walk-arounds show, and when they are back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from server.domain.errors import InvalidRequest, LoanerNotFree, MileageBelowLast
from server.domain.loaner import (
    Loan,
    Loaner,
    LoanerMark,
    Seen,
    given_back,
    require_ahead,
    require_free,
    walked_round,
)
from server.domain.plate import PlateColour
from server.domain.reception import DamageKind, Station
from server.domain.stage import Name

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
DENT = LoanerMark("mark-1", Station.REAR, DamageKind.DENT, 0.5, 0.9)
SCRATCH = LoanerMark("mark-2", Station.FRONT, DamageKind.SCRATCH, 0.4, 0.1)
MODEL = Name(zh="朗逸", en="Lavida")
LOANER = Loaner("loaner-1", "shop-1", "京AL0016", PlateColour.BLUE, MODEL, 38_210, 6, (DENT,))
OUT = Loan(
    loan_id="loan-1",
    shop_id="shop-1",
    loaner_id="loaner-1",
    visit_id="visit-1",
    due_at=NOW + timedelta(hours=8),
    given_at=NOW,
    given_by="staff-1",
    given=Seen(38_210, 6, (DENT,)),
)


def test_a_free_car_goes_to_a_customer_without_one() -> None:
    require_free(LOANER, [replace(OUT, loaner_id="loaner-2")], "visit-2")


@pytest.mark.parametrize(
    ("loaner", "visit_id"),
    [(LOANER, "visit-2"), (replace(LOANER, loaner_id="loaner-2"), "visit-1")],
    ids=["the car is out", "the customer has one"],
)
def test_nobody_has_two_and_no_car_is_given_twice(loaner: Loaner, visit_id: str) -> None:
    with pytest.raises(LoanerNotFree):
        require_free(loaner, [OUT], visit_id)


def test_what_is_out_of_service_is_not_given() -> None:
    with pytest.raises(LoanerNotFree):
        require_free(replace(LOANER, in_service=False), [], "visit-1")


def test_a_loan_is_due_ahead() -> None:
    require_ahead(NOW + timedelta(seconds=1), NOW)
    with pytest.raises(InvalidRequest):
        require_ahead(NOW, NOW)


def test_what_is_new_on_the_car_was_not_there_before() -> None:
    back = given_back(OUT, Seen(38_300, 5, (DENT, SCRATCH)), NOW, "staff-2", "")

    assert (back.new_marks, back.driven_km, back.returned_to) == ((SCRATCH,), 90, "staff-2")
    assert OUT.new_marks == ()
    assert OUT.driven_km is None


def test_it_comes_back_once() -> None:
    back = given_back(OUT, OUT.given, NOW, None, "")
    with pytest.raises(LoanerNotFree):
        given_back(back, OUT.given, NOW, None, "")


@given(km=st.integers(0, 5_000_000), fuel=st.integers(0, 8))
def test_a_car_is_as_it_was_last_seen_and_loses_no_kilometres(km: int, fuel: int) -> None:
    seen = Seen(km, fuel, (SCRATCH,))
    if km < LOANER.mileage_km:
        with pytest.raises(MileageBelowLast):
            walked_round(LOANER, seen)
    else:
        now = walked_round(LOANER, seen)
        assert (now.mileage_km, now.fuel_eighths, now.marks) == (km, fuel, (SCRATCH,))

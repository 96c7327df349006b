"""A timer about a loaner or a complaint names its car and whose it is, however the board was made."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from server.actions import loaners
from server.actions.arrivals import check_in_vehicle
from server.actions.complaints import give_complaint, open_complaint
from server.actions.slip_signatures import sign_slip
from server.contract import deeds
from server.contract.loaners import AddLoaner, GiveLoaner, LoanerModel, MoveLoanDue, ReturnLoaner
from server.domain.clock_timer import Ending, TimerState
from server.domain.permissions import ShopDeed
from server.store.identifiers import new_id
from tests.fakes.clocked_shop import ClockedShop

HOUR = timedelta(hours=1)
LOANER = AddLoaner(
    loaner_id=new_id(),
    plate="京AL0016",
    model=LoanerModel(zh="朗逸", en="Lavida"),
    mileage_km=38_210,
    fuel_eighths=6,
)


@pytest.fixture
def shop() -> Iterator[ClockedShop]:
    """A shop with one car and one loaner."""
    opened = ClockedShop()
    arrival = deeds.CheckInVehicle(plate="京A12345")
    opened.visit_id = opened.do(lambda work: check_in_vehicle(work, arrival)).visit_id
    opened.do(lambda work: loaners.add_loaner(work, LOANER))
    yield opened
    opened.engine.dispose()


def lend(shop: ClockedShop, due_at: datetime) -> str:
    loan_id = new_id()
    body = GiveLoaner(
        loan_id=loan_id,
        loaner_id=LOANER.loaner_id,
        visit_id=shop.visit_id,
        due_at=due_at,
        mileage_km=38_210,
        fuel_eighths=6,
        marks=[],
    )
    shop.do(lambda work: sign_slip(work, ShopDeed.LEND_LOANER, loan_id, "blob"))
    shop.do(lambda work: loaners.give_loaner(work, body))
    return loan_id


def rows(shop: ClockedShop, rule: str) -> list[Any]:
    """What the desk shows of a rule; moved on by the journal as read from the tables."""
    shop.follow()
    boards = shop.boards(shop.floor)
    assert boards == shop.boards(shop.floor_from_tables())
    return [
        value for value in boards["desk"].values() if isinstance(value, dict) and value.get("rule") == rule
    ]


def test_a_loaner_that_is_not_back_is_told_with_its_own_plate(shop: ClockedShop) -> None:
    loan_id = lend(shop, shop.now + 3 * HOUR)
    shop.look(2 * HOUR)
    assert shop.states("loaner_back") == [TimerState.RUNNING]
    shop.look(HOUR + timedelta(minutes=1))
    assert shop.states("loaner_back") == [TimerState.OVERDUE]
    (row,) = rows(shop, "loaner_back")
    assert (row["plate"]["text"], row["visit_id"], row["role"]) == ("京AL0016", None, "advisor")
    assert row["owner"]["zh"] == shop.advisor.name.zh

    walked = ReturnLoaner(mileage_km=38_250, fuel_eighths=6, marks=[])
    shop.do(lambda work: loaners.return_loaner(work, loan_id, walked))
    shop.look()
    assert rows(shop, "loaner_back") == []
    assert [timer.ending for timer in shop.timers("loaner_back")] == [Ending.MISSED]


def test_who_may_keep_it_longer_is_not_late(shop: ClockedShop) -> None:
    loan_id = lend(shop, shop.now + 2 * HOUR)
    shop.look(HOUR)
    later = MoveLoanDue(due_at=shop.now + 4 * HOUR)
    shop.do(lambda work: loaners.move_loan_due(work, loan_id, later))
    shop.look(HOUR)
    assert [timer.ending for timer in shop.timers("loaner_back")] == [Ending.CANCELLED, None]
    assert rows(shop, "loaner_back") == []


def test_who_got_a_loaner_was_cared_for(shop: ClockedShop) -> None:
    lend(shop, shop.now + 3 * HOUR)
    shop.look()
    assert shop.timers("late_loaner") == []


def test_a_complaint_names_the_car_and_whoever_takes_care_of_it(shop: ClockedShop) -> None:
    body = deeds.OpenComplaint(complaint_id=new_id(), plate="京A12345", words="漏油")
    shop.do(lambda work: open_complaint(work, body))
    shop.look()
    (row,) = rows(shop, "complaint_reply")
    assert (row["plate"]["text"], row["owner"]["zh"]) == ("京A12345", shop.advisor.name.zh)

    other = deeds.GiveComplaint(owner_id=shop.technician.staff_id)
    shop.do(lambda work: give_complaint(work, body.complaint_id, other))
    (given,) = rows(shop, "complaint_reply")
    assert given["owner"]["zh"] == shop.technician.name.zh

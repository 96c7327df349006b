"""The ledger of a simulated day: every difference between plan and boards is told, and nothing else."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from server.contract.boards import FloorCar
from server.contract.reports import OperationsReport
from server.simulator.day_ledger import CarEntry, Seen, against_report, entry_of
from server.simulator.day_report import DayReport, summary
from server.simulator.plan import DayShape, PlannedVisit, plan_day
from server.simulator.work_menu import FINDINGS
from tests.fakes import desk_cars, manager_report
from tests.fakes.shop_boards import plate

OPENING = datetime(2026, 4, 17, 0, 0, tzinfo=UTC)
DAY = DayShape(cars=1, no_shows=1, spacing_minutes=10.0, walk_in_share=0.0)


@pytest.fixture
def plan() -> PlannedVisit:
    """A booked car to which nothing befalls."""
    return replace(plan_day("7", OPENING, DAY)[0], finding=None, fails_check=False)


@pytest.fixture
def absent() -> PlannedVisit:
    """A booked car that stays away."""
    return plan_day("7", OPENING, DAY)[1]


def seen(plan: PlannedVisit, **more: Any) -> Seen:
    """The car after a day on which all went well, but for `more`."""
    values = desk_cars.car("0417", plate(plan.car.plate), desk_cars.AUDI, "settled", "", **more)
    car = FloorCar.model_validate(values | {"settled_at": OPENING})
    return Seen(delivered=True, departed=True, where="gone", car=car)


def added(authorization: str) -> list[Any]:
    return [desk_cars.brake_pads() | {"authorization": authorization}]


def test_a_car_that_went_as_planned_has_no_differences(plan: PlannedVisit) -> None:
    entry = entry_of(plan, seen(plan))
    assert (entry.outcome, entry.booked, entry.differences) == ("delivered", True, [])
    assert entry.paid_minor == 86_000


@pytest.mark.parametrize(("accepts", "answer"), [(True, "authorized"), (False, "declined")])
def test_added_work_must_have_been_answered_as_planned(
    plan: PlannedVisit, accepts: bool, answer: str
) -> None:
    asked = replace(plan, finding=FINDINGS[0], accepts_finding=accepts)
    assert entry_of(asked, seen(asked, lines=added(answer))).differences == []
    other = "declined" if accepts else "authorized"
    assert entry_of(asked, seen(asked, lines=added(other))).differences == [
        f"added work is {other}, planned was {answer}"
    ]
    assert entry_of(asked, seen(asked)).differences == [f"added work is none, planned was {answer}"]


def test_a_car_that_was_sent_back_without_cause_is_told(plan: PlannedVisit) -> None:
    assert entry_of(plan, seen(plan, rework_count=1)).differences == ["sent back 1 times, planned was 0"]
    failing = replace(plan, fails_check=True)
    assert entry_of(failing, seen(failing, rework_count=1)).differences == []


def test_a_car_without_keys_money_or_exit_is_told(plan: PlannedVisit) -> None:
    stuck = Seen(where="waiting for reception")
    assert entry_of(plan, stuck).outcome == "stuck"
    assert entry_of(plan, stuck).differences == ["did not get its keys: waiting for reception"]
    unseen = seen(plan).model_copy(update={"departed": False})
    assert entry_of(plan, unseen).differences == ["the gate did not see it leave"]
    car = unseen.car
    assert car is not None
    unpaid = unseen.model_copy(update={"departed": True, "car": car.model_copy(update={"settled_at": None})})
    assert entry_of(plan, unpaid).differences == ["left without having paid"]
    assert entry_of(plan, unpaid).paid_minor == 0


def test_a_complaint_must_have_come_to_its_end(plan: PlannedVisit) -> None:
    closed = seen(plan).model_copy(update={"complaint": "closed"})
    assert entry_of(plan, closed).differences == ["its complaint is closed, planned was none"]
    complaining = replace(plan, complains=True)
    assert entry_of(complaining, closed).differences == []
    still_open = closed.model_copy(update={"complaint": "open"})
    assert entry_of(complaining, still_open).differences == ["its complaint is open, planned was closed"]


def test_who_stays_away_must_have_been_noted(absent: PlannedVisit) -> None:
    assert entry_of(absent, Seen(booking="no_show")).differences == []
    unnoted = entry_of(absent, Seen(booking="expected"))
    assert (unnoted.outcome, unnoted.differences) == (
        "unnoted",
        ["stayed away, and its booking is expected"],
    )


def entries(plan: PlannedVisit, absent: PlannedVisit) -> list[CarEntry]:
    return [entry_of(plan, seen(plan)), entry_of(absent, Seen(booking="no_show"))]


def told(**visits: int) -> OperationsReport:
    month = manager_report.month()
    month["visits"] |= {"delivered": 1, "missed": 1, "booked": 1, **visits}
    month["first_time_fix"] |= {"reworks": 0}
    return OperationsReport.model_validate(month)


def test_the_managers_report_is_held_against_the_ledger(plan: PlannedVisit, absent: PlannedVisit) -> None:
    day = entries(plan, absent)
    assert against_report(day, told()) == []
    assert against_report(day, told(delivered=2, missed=0)) == [
        "the report counts 2 cars delivered, the ledger 1",
        "the report counts 0 bookings missed, the ledger 1",
    ]


def ledger(cars: list[CarEntry], *problems: str) -> DayReport:
    return DayReport(
        seed=3,
        speed=120,
        seconds=61,
        cars=cars,
        clock=[],
        people="2 people",
        done={"hands lent": 1},
        refusals={},
        taps_sent_late=2,
        events_written=40,
        problems=list(problems),
    )


def test_the_day_is_accounted_for_only_where_nothing_differs(
    plan: PlannedVisit, absent: PlannedVisit
) -> None:
    day = entries(plan, absent)
    assert ledger(day).passed
    assert summary(ledger(day)).endswith("accounted for")
    assert "1 delivered, 1 no-shows, 0 stuck" in summary(ledger(day))
    assert not ledger(day, "a board differs").passed
    stuck = ledger([*day, entry_of(plan, Seen(where="at the entry"))])
    assert not stuck.passed
    assert "    did not get its keys: at the entry" in summary(stuck)
    assert summary(stuck).endswith("not accounted for")

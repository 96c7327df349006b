"""The manager's report over cars whose minutes are known."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from server.actions.delivery import move_promised_time
from server.actions.exceptions import raise_exception, settle_exception
from server.actions.work import undo_deed
from server.contract import deeds
from server.contract.reports import WaitingCause
from server.domain.errors import InvalidRequest
from tests.fakes.busy_shop import BusyShop
from tests.fakes.reported_car import ReportedCar, report_of

DAY = date(2026, 11, 21)


@pytest.fixture
def shop() -> Iterator[BusyShop]:
    """A shop at 08:30, without a car."""
    opened = BusyShop()
    yield opened
    opened.engine.dispose()


def served(shop: BusyShop, plate: str, promised_in: int, **work: int) -> ReportedCar:
    """A car that is ready 40 + 10 + the work + 8 + 10 minutes after its arrival, and not collected."""
    car = ReportedCar(shop, plate)
    car.receive(promised_in)
    car.work(60, **work)
    car.pass_checks()
    car.be_washed()
    return car


def test_a_shop_in_which_nothing_happened_has_an_empty_report(shop: BusyShop) -> None:
    report = report_of(shop)

    assert (report.first, report.last, report.on_time.of, report.waiting, report.stages) == (
        DAY,
        DAY,
        0,
        [],
        [],
    )
    assert report.visits.median_minutes is None
    assert [bay.percent[0] for bay in report.bay_use.bays] == [None, None]


def test_a_car_is_on_time_by_the_first_window_and_not_by_a_later_one(shop: BusyShop) -> None:
    # From the agreement to ready: 5 + 5 + 60 + 8 + 10 = 88 minutes, and 20 before it.
    served(shop, "京A12345", promised_in=108)
    late = ReportedCar(shop, "京B12345")
    late.receive(promised_in=107)
    late.work(60)
    until = shop.now + timedelta(hours=1)
    moved = deeds.MovePromisedTime(promised_from=shop.now, promised_to=until)
    late.after(0, move_promised_time, moved)
    late.pass_checks()
    late.be_washed()

    report = report_of(shop)

    assert (report.on_time.count, report.on_time.of) == (1, 2)
    assert [(share.day, share.count, share.of) for share in report.on_time.days] == [(DAY, 1, 2)]
    assert (report.promises.before, report.promises.within, report.promises.after) == (0, 1, 1)
    assert (report.promises.moved, report.promises.median_width_minutes) == (1, 20)


def test_a_car_that_goes_back_is_not_fixed_the_first_time(shop: BusyShop) -> None:
    served(shop, "京A12345", 200)
    again = ReportedCar(shop, "京B12345")
    again.receive(400)
    again.work(30)
    again.fail_check()
    again.work(30)
    again.pass_checks()
    again.be_washed()

    fixed = report_of(shop).first_time_fix

    assert (fixed.count, fixed.of, fixed.reworks) == (1, 2, 1)


def test_cars_that_went_back_are_counted_by_the_shops_own_causes(shop: BusyShop) -> None:
    for plate, cause_id in (
        ("京A12345", "noise"),
        ("京B12345", "leak"),
        ("京C12345", "noise"),
        ("京D12345", "other"),
    ):
        car = ReportedCar(shop, plate)
        car.receive(400)
        car.work(10)
        car.fail_check(cause_id)

    found = report_of(shop).rework_causes

    assert [(cause.cause.en if cause.cause else None, cause.count) for cause in found] == [
        ("Noise", 2),
        ("Leak", 1),
        (None, 1),
    ]


def test_every_minute_of_waiting_has_its_cause(shop: BusyShop) -> None:
    served(shop, "京A12345", 200, pause=45)

    minutes: dict[WaitingCause, int] = {found.cause: found.minutes for found in report_of(shop).waiting}

    assert minutes == {
        "parts": 45,
        "authorization": 20,
        "reception": 10,
        "bay": 10,
        "check": 8,
        "wash": 3,
    }
    assert next(iter(minutes)) == "parts"


def test_stage_times_are_medians_against_the_standard_in_the_order_of_the_flow(shop: BusyShop) -> None:
    served(shop, "京A12345", 200)
    served(shop, "京B12345", 200, pause=30)

    stages = {stage.stage: stage for stage in report_of(shop).stages}

    assert list(stages)[:3] == ["arrived", "reception", "authorization"]
    assert (stages["in_bay"].cars, stages["in_bay"].median_minutes) == (2, 80)
    assert (stages["reception"].median_minutes, stages["reception"].standard_minutes > 0) == (10, True)
    assert "ready" not in stages


def test_a_bay_is_used_from_the_assignment_until_the_work_is_done(shop: BusyShop) -> None:
    """Received until 09:10, in the bay from 09:15 to 10:20."""
    served(shop, "京A12345", 200)

    use = report_of(shop).bay_use

    first = dict(zip(use.hours, use.bays[0].percent, strict=True))
    assert (first[8], first[9], first[10]) == (0, 75, 33)
    assert first[17] is None, "the afternoon has not been yet"
    assert use.bays[1].percent[1] == 0


def test_no_hour_is_left_out_before_a_car_that_came_in_the_evening(shop: BusyShop) -> None:
    shop.wait(timedelta(hours=12))
    served(shop, "京A12345", 200)
    hours = report_of(shop).bay_use.hours
    assert hours[-1] >= 20
    assert hours == list(range(hours[0], hours[-1] + 1))


def test_a_deed_that_is_taken_back_leaves_no_minutes(shop: BusyShop) -> None:
    car = ReportedCar(shop)
    car.receive(200)
    car.work(60)
    car.after(0, undo_deed, deeds.UndoDeed())

    assert "in_bay" not in [stage.stage for stage in report_of(shop).stages]


def test_visits_count_what_was_delivered_and_an_open_car_is_not(shop: BusyShop) -> None:
    served(shop, "京A12345", 200).leave()
    served(shop, "京B12345", 200)

    visits = report_of(shop).visits

    assert (visits.delivered, visits.median_minutes) == (1, 40 + 88 + 20)


def test_a_car_of_yesterday_counts_today_with_what_happened_today(shop: BusyShop) -> None:
    car = ReportedCar(shop)
    car.receive(200)
    shop.wait(timedelta(hours=20))
    car.work(60)
    car.pass_checks()
    car.be_washed()
    today = DAY + timedelta(days=1)

    report, yesterday = report_of(shop), report_of(shop, DAY, DAY)

    assert (report.on_time.count, report.on_time.of, yesterday.on_time.of) == (0, 1, 0)
    assert {found.cause: found.minutes for found in yesterday.waiting}["authorization"] == 20
    both = report_of(shop, DAY, today)
    assert [share.of for share in both.on_time.days] == [0, 1]


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [(DAY, DAY - timedelta(days=1), "last"), (DAY - timedelta(days=92), DAY, "first")],
)
def test_a_period_that_cannot_be_meant_is_refused_by_name(
    shop: BusyShop, first: date, last: date, field: str
) -> None:
    with pytest.raises(InvalidRequest) as refused:
        report_of(shop, first, last)
    assert refused.value.fields["field"] == field


def test_an_exception_is_counted_and_open_until_it_is_settled(shop: BusyShop) -> None:
    raised = [
        shop.do(lambda unit: raise_exception(unit, "left_unsettled", visit_id=None, owner_id=None))
        for _ in range(2)
    ]
    shop.do(lambda unit: settle_exception(unit, raised[0].exception_id))

    [counted] = report_of(shop).exceptions

    assert (counted.kind, counted.raised, counted.open) == ("left_unsettled", 2, 1)

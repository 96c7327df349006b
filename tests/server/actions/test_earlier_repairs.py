"""A car comes back for a job that the shop answers for: it is said, proposed, and counted."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from server.actions import delivery, payments, reception
from server.actions.departures import close_visit
from server.actions.earlier_repairs import standing_warranty
from server.actions.reception_record import keep_vehicle
from server.contract import deeds
from server.contract.boards import Words
from server.contract.receptions import StandingWarranty
from server.domain.catalogue import Operation, Part
from server.domain.errors import InvalidRequest
from server.domain.manufacturer_warranty import ManufacturerTerm
from server.domain.stage import Name
from server.store.identifiers import new_id
from tests.fakes.busy_shop import BusyShop
from tests.fakes.reported_car import TITLE, ReportedCar, report_of

PADS = Part("BP-1", "Bosch", Name("刹车片", "Brake pads"), 1000, 30_000)
LISTED = 24_000 + PADS.price_minor


@pytest.fixture
def shop() -> Iterator[BusyShop]:
    """A shop with two operations that take the same pads, and one that takes none."""
    found = BusyShop()
    for code, parts in (("A1", (PADS,)), ("A2", (PADS,)), ("A3", ())):
        operation = Operation(
            code, found.shop_id, code, Name(code, code), 60, "mechanical", "lift", parts=parts
        )
        found.do(lambda work, one=operation: work.operations.save(one))  # type: ignore[misc]
    yield found
    found.engine.dispose()


def pads(**said: object) -> deeds.EstimateLine:
    costs = [
        deeds.EstimateCost(kind="labour", title=TITLE, price_minor=24_000, minutes=60),
        deeds.EstimateCost(
            kind="part", title=Words(zh="刹车片", en="Brake pads"), price_minor=30_000, number="BP-1"
        ),
    ]
    line = {"title": TITLE, "standard_minutes": 60, "price_minor": LISTED, "operation_id": "A1"}
    return deeds.EstimateLine.model_validate(line | {"costs": costs} | said)


def received(car: ReportedCar, line: deeds.EstimateLine, km: int) -> None:
    car.after(1, reception.begin_reception, deeds.BeginReception())
    to_at = car.shop.now + timedelta(hours=5)
    body = deeds.FinishReception(
        lines=[line], promised_from=to_at, promised_to=to_at, promise_reason="test", mileage_km=km
    )
    car.after(1, reception.finish_reception, body)
    car.after(1, reception.authorize_estimate, deeds.AuthorizeEstimate(agreed="phone"))
    car.work(30)
    car.pass_checks()
    car.be_washed()


def repaired(shop: BusyShop) -> str:
    """A car was here with 48,000 km; return the line that was done."""
    car = ReportedCar(shop)
    received(car, pads(), 48_000)
    car.after(1, payments.settle_order, deeds.SettleOrder(paid_minor=LISTED))
    car.after(1, delivery.deliver_vehicle, deeds.DeliverVehicle(unsigned="in_a_hurry"))
    line_id = car.order.lines[0].line_id
    shop.do(lambda work: close_visit(work, car.order.visit_id))
    shop.follow()
    return line_id


def standing(car: ReportedCar, *operations: str) -> StandingWarranty:
    terms = car.shop.warranty
    return car.shop.do(lambda work: standing_warranty(work, car.order_id, operations, terms, work.now))


def read(car: ReportedCar, km: int, registered: date | None = None) -> None:
    body = deeds.KeepVehicle(mileage_km=km, first_registered_on=registered)
    car.shop.do(lambda work: keep_vehicle(work, car.order_id, body))


def test_who_receives_it_again_is_told_what_stands_and_who_may_have_to_pay(shop: BusyShop) -> None:
    done = repaired(shop)
    shop.wait(timedelta(days=20))
    car = ReportedCar(shop)
    car.after(1, reception.begin_reception, deeds.BeginReception())
    read(car, 50_000)

    told = standing(car, "A1", "A2", "A3")

    assert (told.mileage_km, [repair.line_id for repair in told.repairs]) == (50_000, [done])
    assert told.repairs[0].mileage_km == 48_000
    assert sorted((each.operation_id, each.payer, each.repeats) for each in told.proposals) == [
        ("A1", "internal", done),
        ("A2", "internal", done),
    ]


@pytest.mark.parametrize(("days", "km"), [(400, 50_000), (20, 90_000)])
def test_what_is_too_old_or_went_too_far_is_not(shop: BusyShop, days: int, km: int) -> None:
    repaired(shop)
    shop.wait(timedelta(days=days))
    car = ReportedCar(shop)
    car.after(1, reception.begin_reception, deeds.BeginReception())
    read(car, km)
    told = standing(car, "A1")
    assert (told.repairs, told.proposals) == ([], [])


def test_the_manufacturer_is_proposed_where_the_shop_answers_for_nothing(shop: BusyShop) -> None:
    done = repaired(shop)
    engine = Operation(
        "A4", shop.shop_id, "A4", Name("A4", "A4"), 60, "mechanical", "lift", skills=("engine",)
    )
    shop.do(lambda work: work.operations.save(engine))
    shop.wait(timedelta(days=20))
    car = ReportedCar(shop)
    car.after(1, reception.begin_reception, deeds.BeginReception())
    brand = shop.floor.vehicle_of(shop.floor.visits[car.order.visit_id]).brand
    term = ManufacturerTerm(brand.en, Name("整车", "Whole car"), 24, frozenset({"engine", "brakes"}), 60_000)
    shop.warranty = replace(shop.warranty, manufacturers=(term,))
    assert [each.state for each in standing(car).manufacturer] == ["unknown"]

    registered = date.fromisoformat(shop.do(lambda work: work.shop_day)) - timedelta(days=300)
    read(car, 50_000, registered)
    told = standing(car, "A1", "A3", "A4")

    assert [each.state for each in told.manufacturer] == ["stands"]
    assert sorted((each.operation_id, each.payer, each.repeats) for each in told.proposals) == [
        ("A1", "internal", done),
        ("A4", "warranty", None),
    ]
    with pytest.raises(InvalidRequest, match="first registered"):
        read(car, 50_000, registered + timedelta(days=400))


def test_a_job_that_came_back_is_no_first_time_fix(shop: BusyShop) -> None:
    done = repaired(shop)
    before = report_of(shop).first_time_fix
    assert (before.count, before.of, before.repeats) == (1, 1, 0)

    shop.wait(timedelta(days=2))
    car = ReportedCar(shop)
    received(car, pads(payer="internal", repeats=done), 49_000)

    day = shop.do(lambda work: work.shop.calendar.day_of(work.now))
    fixed = report_of(shop, day, day).first_time_fix
    assert (fixed.count, fixed.of, fixed.repeats) == (0, 1, 1)
    assert car.order.total_minor == 0


def test_only_work_that_this_car_had_done_can_come_back(shop: BusyShop) -> None:
    done = repaired(shop)
    other = ReportedCar(shop, "京B12345")
    with pytest.raises(InvalidRequest, match="no such work"):
        received(other, pads(payer="internal", repeats=done), 10_000)
    with pytest.raises(InvalidRequest, match="no such work"):
        received(ReportedCar(shop), pads(repeats=new_id()), 49_000)

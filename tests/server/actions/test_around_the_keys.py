"""Around the delivery: rings, no wash, what to remind of, and money of cars that have left."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from server.actions import delivery, payments, wash
from server.actions.departures import LEFT_UNSETTLED, depart
from server.actions.reception_record import keep_interview
from server.actions.service_clock import hear_journal
from server.contract import deeds
from server.domain.errors import InvalidRequest, NotAllowed
from server.domain.events import VehicleDelivered
from server.domain.staff import Actor, Role
from server.projections.floor_cars import cars
from server.reports.departed_orders import departed_orders
from server.reports.settlement import settlement
from server.store.journal import read_after
from tests.fakes.busy_shop import BusyShop
from tests.fakes.clocked_shop import RULES
from tests.fakes.reported_car import ReportedCar


@pytest.fixture
def car() -> Iterator[ReportedCar]:
    """A car that waits for its wash and costs 100 minor units."""
    shop = BusyShop()
    found = ReportedCar(shop)
    found.receive(200)
    found.work(30)
    found.pass_checks()
    yield found
    shop.engine.dispose()


def ring(car: ReportedCar, *, reached: bool) -> None:
    body = deeds.MakeReadyCall(reached=reached, words="六点来取")
    car.shop.do(lambda work: delivery.make_ready_call(work, car.order.visit_id, body))


def endings(car: ReportedCar, rule: str) -> list[str | None]:
    def hear(work: object) -> object:
        return hear_journal(work, RULES)  # type: ignore[arg-type]

    car.shop.do(hear)
    timers = car.shop.do(lambda work: [each for each in work.timers.where() if each.rule == rule])
    return [timer.ending for timer in timers]


def test_who_wishes_no_wash_has_none_and_their_word_is_kept(car: ReportedCar) -> None:
    car.after(1, wash.skip_wash, deeds.SkipWash(words="刚洗过"))
    assert car.order.stage == "ready"
    assert car.shop.do(lambda work: settlement(work, car.order_id)).no_wash == "刚洗过"


def test_who_said_at_the_reception_that_they_wish_no_wash_waits_for_none() -> None:
    car = ReportedCar(BusyShop())
    car.receive(200)
    car.after(1, keep_interview, deeds.KeepInterview(no_wash=True))
    assert car.shop.do(lambda work: settlement(work, car.order_id)).no_wash == ""
    assert cars(car.shop.floor_from_tables())[car.order.visit_id].no_wash
    car.work(30)
    car.pass_checks()
    assert car.order.stage == "ready"
    car.shop.engine.dispose()


def test_a_wash_that_nobody_declined_is_not_on_the_sheet(car: ReportedCar) -> None:
    assert car.order.stage == "wash"
    assert car.shop.do(lambda work: settlement(work, car.order_id)).no_wash is None


def test_a_ring_is_kept_and_ends_the_clock_once_somebody_answers(car: ReportedCar) -> None:
    with pytest.raises(InvalidRequest, match="not ready"):
        ring(car, reached=True)
    car.be_washed()
    assert endings(car, "collect") == [None]
    ring(car, reached=False)
    assert endings(car, "collect") == [None]
    ring(car, reached=True)
    assert endings(car, "collect") == ["kept"]
    calls = car.shop.do(lambda work: work.ready_calls.where())
    assert [(call.reached, call.words) for call in calls] == [(False, "六点来取"), (True, "六点来取")]


def test_what_was_told_at_the_delivery_is_what_the_clock_reminds_of(car: ReportedCar) -> None:
    car.be_washed()
    car.after(1, payments.settle_order, deeds.SettleOrder(paid_minor=100))
    today = date.fromisoformat(car.shop.do(lambda work: work.shop_day))
    body = deeds.DeliverVehicle(unsigned="in_a_hurry", next_service_on=today + timedelta(days=100))
    car.after(1, delivery.deliver_vehicle, body)

    entries = car.shop.do(lambda work: read_after(work.connection, work.shop_id, 0))
    (told,) = [entry.event for entry in entries if isinstance(entry.event, VehicleDelivered)]
    assert told.next_service_on == today + timedelta(days=100)
    assert told.recheck_on is not None
    endings(car, "next_service")
    (timer,) = car.shop.do(lambda work: [each for each in work.timers.where() if each.rule == "next_service"])
    calendar = car.shop.floor.shop.calendar
    assert calendar.day_of(timer.starts_at) == today + timedelta(days=93)


def test_a_car_that_left_unpaid_is_settled_at_the_till(car: ReportedCar) -> None:
    car.be_washed()
    vehicle_id = car.shop.floor.visits[car.order.visit_id].vehicle_id
    car.shop.do(lambda work: depart(work, vehicle_id))
    car.shop.follow()
    assert [raised.kind for raised in car.shop.floor.exceptions.values()] == [LEFT_UNSETTLED]
    (owing,) = car.shop.do(lambda work: departed_orders(work, "")).orders
    assert (owing.order_id, owing.owed_minor) == (car.order_id, 100)

    body = deeds.SettleOrder(paid_minor=100, kind="transfer")
    car.shop.do(lambda work: payments.settle_order(work, car.order_id, body))
    car.shop.follow()

    assert car.shop.floor.exceptions == {}
    assert car.shop.do(lambda work: departed_orders(work, "")).orders == []
    assert car.shop.boards(car.shop.floor) == car.shop.boards(car.shop.floor_from_tables())
    (found,) = car.shop.do(lambda work: departed_orders(work, owing.plate.text)).orders
    assert found.owed_minor == 0


def test_money_goes_back_after_the_delivery_by_those_who_may(car: ReportedCar) -> None:
    car.be_washed()
    car.leave()
    (taken,) = car.shop.do(lambda work: settlement(work, car.order_id)).payments
    body = deeds.RefundPayment(payment_id=taken.payment_id, reason="客户不满意")
    cashier = Actor(car.shop.shop_id, frozenset({Role.CASHIER}), staff_id=car.shop.advisor.staff_id)
    with pytest.raises(NotAllowed):
        car.shop.do(lambda work: payments.refund_payment(work, car.order_id, body), cashier)

    car.after(1, payments.refund_payment, body)

    sheet = car.shop.do(lambda work: settlement(work, car.order_id))
    assert (sheet.paid_minor, sheet.delivered, sheet.settled_at is None) == (0, True, False)
    assert car.order.stage == "delivered"

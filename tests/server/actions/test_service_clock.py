"""The service clock over a real shop: what people do starts, keeps, misses and cancels its rules."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from server.actions import delivery, payments, reception, wash
from server.actions.appointments import book_appointment, mark_no_shows, move_appointment
from server.actions.departures import depart
from server.actions.messages import tick_message, waiting_messages
from server.actions.service_clock import give_care, receive_request, take_step
from server.actions.shop_setup import open_day
from server.contract import deeds
from server.domain.capacity import BookingRules
from server.domain.clock_timer import Ending, TimerState
from server.domain.errors import InvalidRequest
from server.domain.events import TimerEvent, VehicleDeparted
from server.store.identifiers import new_id
from server.store.journal import read_after
from server.wording import load_wording
from tests.fakes.clocked_cars import arrive, at_wash, received
from tests.fakes.clocked_shop import ClockedShop
from tests.fakes.customers_word import UNSIGNED
from tests.fakes.open_shop import CONFIG

MINUTE = timedelta(minutes=1)
BOOKING = BookingRules()
RUNNING, WARNED, OVERDUE = TimerState.RUNNING, TimerState.WARNED, TimerState.OVERDUE
ESCALATED, ENDED = TimerState.ESCALATED, TimerState.ENDED


@pytest.fixture
def shop() -> Iterator[ClockedShop]:
    """A shop at half past eight; nobody has come yet."""
    opened = ClockedShop()
    opened.look()
    yield opened
    opened.engine.dispose()


def test_an_arriving_car_is_to_be_greeted_within_a_minute(shop: ClockedShop) -> None:
    order = arrive(shop)
    shop.look()
    assert shop.states("greet") == [RUNNING]
    assert shop.states("greet_idle") == [RUNNING]
    shop.look(50 * MINUTE / 60)
    assert shop.states("greet") == [WARNED]
    assert shop.states("greet_idle") == [ESCALATED]
    shop.do(lambda unit: reception.begin_reception(unit, order.order_id, deeds.BeginReception()))
    shop.look()
    (greet,) = shop.timers("greet")
    assert (greet.ending, greet.ended_at) == (Ending.KEPT, shop.now)
    assert shop.timers("greet_idle")[0].ending is Ending.MISSED


def test_only_while_an_advisor_is_idle_a_car_is_to_be_greeted_at_once(shop: ClockedShop) -> None:
    first = arrive(shop)
    shop.do(lambda unit: reception.begin_reception(unit, first.order_id, deeds.BeginReception()))
    shop.look()
    arrive(shop, "京A12645")
    shop.look()
    assert len(shop.timers("greet")) == 2
    assert len(shop.timers("greet_idle")) == 0


def test_a_reception_that_is_shorter_than_it_should_be_is_missed(shop: ClockedShop) -> None:
    received(shop)
    shop.look()
    assert [timer.ending for timer in shop.timers("interview_least")] == [Ending.MISSED]


def test_who_waits_is_told_something_every_half_hour(shop: ClockedShop) -> None:
    received(shop, promised=300)
    shop.look()
    shop.look(31 * MINUTE)
    (silent,) = shop.timers("progress_word")
    assert silent.state is OVERDUE
    shop.do(lambda unit: give_care(unit, silent.timer_id))
    shop.look()
    before, after = shop.timers("progress_word")
    assert (before.ending, after.state) == (Ending.MISSED, RUNNING)
    assert after.due_at == shop.now + 30 * MINUTE
    with pytest.raises(InvalidRequest):
        shop.do(lambda unit: give_care(unit, silent.timer_id))


def test_who_went_away_is_not_waited_upon(shop: ClockedShop) -> None:
    received(shop, waits_here=False)
    shop.look()
    assert shop.timers("progress_word") == []


def test_a_moved_promise_is_checked_before_its_new_time(shop: ClockedShop) -> None:
    order = received(shop)
    shop.look()
    (first,) = shop.timers("promise_check")
    assert first.state is TimerState.SET
    window = deeds.MovePromisedTime(
        promised_from=shop.now + 150 * MINUTE, promised_to=shop.now + 180 * MINUTE, promise_reason="x"
    )
    shop.do(lambda unit: delivery.move_promised_time(unit, order.order_id, window))
    shop.look()
    assert [timer.state for timer in shop.timers("promise_check")] == [ENDED, TimerState.SET]
    shop.look(166 * MINUTE)
    assert shop.states("promise_check")[1] is RUNNING
    assert shop.timers("late_care")[1].starts_at == shop.now + 14 * MINUTE


def test_a_promise_that_is_too_near_to_be_checked_has_no_time_to_run(shop: ClockedShop) -> None:
    order = received(shop)
    window = deeds.MovePromisedTime(
        promised_from=shop.now - 9 * MINUTE, promised_to=shop.now, promise_reason="x"
    )
    shop.do(lambda unit: delivery.move_promised_time(unit, order.order_id, window))
    shop.look()
    assert [timer.ending for timer in shop.timers("promise_check")] == [Ending.CANCELLED]
    assert [timer.state for timer in shop.timers("late_care")] == [ENDED, RUNNING]


def test_a_booking_is_missed_kept_or_moot(shop: ClockedShop) -> None:
    shop.do(lambda unit: book_appointment(unit, shop.booking("京A12345", hours_ahead=30), BOOKING))
    shop.do(lambda unit: book_appointment(unit, shop.booking("京A12645", hours_ahead=1.25), BOOKING))
    shop.look()
    assert [timer.state for timer in shop.timers("remind_day_before")] == [TimerState.SET]
    assert shop.states("remind_hour_before") == [TimerState.SET, RUNNING]
    shop.look(106 * MINUTE)
    shop.do(lambda unit: mark_no_shows(unit, 30 * MINUTE))
    shop.look()
    assert shop.timers("no_show")[1].ending is Ending.MISSED
    shop.look(timedelta(hours=3))
    assert shop.states("remind_day_before") == [RUNNING]


def test_a_booking_that_moves_is_reminded_of_anew_and_one_that_was_told_no_more(shop: ClockedShop) -> None:
    booking = shop.booking("京A12345", hours_ahead=1.25)
    shop.do(lambda unit: book_appointment(unit, booking, BOOKING))
    shop.look()
    later = deeds.MoveAppointment(slot_at=booking.slot_at + timedelta(hours=2))
    shop.do(lambda unit: move_appointment(unit, booking.appointment_id, later, BOOKING))
    shop.look()
    first, second = sorted(shop.timers("remind_hour_before"), key=lambda timer: timer.due_at)
    assert (first.ending, second.ending) == (Ending.CANCELLED, None)
    wording = load_wording(CONFIG / "wording")
    (message,) = shop.do(lambda unit: waiting_messages(unit, wording, unit.now)).messages
    shop.look(2 * 60 * MINUTE)
    shop.do(lambda unit: tick_message(unit, message.message_id))
    shop.look()
    told = max(shop.timers("remind_hour_before"), key=lambda timer: timer.due_at)
    assert told.ending is Ending.KEPT


def test_the_welcome_list_is_due_at_half_past_eight(shop: ClockedShop) -> None:
    shop.wait(timedelta(hours=20))
    shop.do(open_day)
    shop.look()
    (welcome,) = shop.timers("welcome_list")
    assert welcome.due_at == shop.now + timedelta(hours=4)
    shop.do(lambda unit: give_care(unit, welcome.timer_id))
    shop.look()
    assert shop.timers("welcome_list")[0].ending is Ending.KEPT


def test_somebody_who_rings_is_answered(shop: ClockedShop) -> None:
    asked = deeds.ReceiveRequest(request_id=new_id())
    shop.do(lambda unit: receive_request(unit, asked))
    shop.look()
    shop.follow()
    (triage,) = shop.timers("triage")
    assert shop.boards(shop.floor)["desk"][f"timer/{triage.timer_id}"]["asks"] == "request_answered"


def test_after_the_delivery_customers_are_called_and_months_later_reminded(shop: ClockedShop) -> None:
    order = received(shop)
    at_wash(shop, order)
    order_id = order.order_id
    shop.do(lambda unit: wash.finish_wash(unit, order_id, deeds.FinishWash()))
    shop.do(lambda unit: delivery.call_customer(unit, order_id, deeds.CallCustomer()))
    shop.do(lambda unit: payments.settle_order(unit, order_id, deeds.SettleOrder(paid_minor=100)))
    shop.do(lambda unit: delivery.deliver_vehicle(unit, order_id, UNSIGNED))
    vehicle_id = shop.do(lambda unit: unit.visits.get(order.visit_id).vehicle_id)
    shop.do(lambda unit: depart(unit, vehicle_id))
    shop.look()
    assert shop.states("follow_up") == [RUNNING]
    shop.look(timedelta(days=87))
    assert shop.states("follow_up") == [ESCALATED]
    (recheck,) = shop.timers("recheck")
    assert (recheck.state, recheck.subject_id) == (RUNNING, vehicle_id)
    arrive(shop)
    shop.look()
    assert [timer.ending for timer in shop.timers("recheck")] == [Ending.CANCELLED]


def test_a_step_is_taken_and_told_once_however_often_somebody_looks(shop: ClockedShop) -> None:
    arrive(shop)
    shop.look()
    shop.wait(MINUTE)
    (greet,) = shop.timers("greet")
    for _ in range(3):
        shop.do(lambda unit: take_step(unit, greet.timer_id))
    shop.look()
    told = shop.do(lambda unit: read_after(unit.connection, unit.shop_id, 0))
    kinds = [type(entry.event).__name__ for entry in told if isinstance(entry.event, TimerEvent)]
    of_greet = [
        type(entry.event).__name__
        for entry in told
        if isinstance(entry.event, TimerEvent) and entry.event.timer_id == greet.timer_id
    ]
    assert of_greet == ["TimerStarted", "TimerFired"]
    assert len(kinds) == len([*of_greet, "TimerStarted", "TimerEscalated"])


def test_what_was_deleted_before_it_was_heard_stops_no_clock(shop: ClockedShop) -> None:
    shop.do(lambda unit: unit.record(VehicleDeparted(visit_id=new_id(), unsettled=False)))
    arrive(shop)
    shop.look()
    assert shop.states("greet") == [RUNNING]


def test_a_clock_that_slept_hears_all_and_tells_the_last_step_alone(shop: ClockedShop) -> None:
    arrive(shop)
    shop.look(timedelta(hours=3))
    (greet,) = shop.timers("greet")
    assert greet.state is ESCALATED
    assert greet.fired_at == greet.due_at


def test_a_shop_that_had_no_clock_begins_with_the_last_days(shop: ClockedShop) -> None:
    fresh = ClockedShop()
    arrive(fresh)
    fresh.wait(timedelta(days=5))
    arrive(fresh, "京A12645")
    fresh.look()
    assert len(fresh.timers("greet")) == 1
    fresh.engine.dispose()

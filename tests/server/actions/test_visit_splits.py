"""A visit of two cars becomes two: what is chosen is the other car's from then on, and nothing is lost."""

from datetime import timedelta
from typing import Any

import pytest

from server.actions import reception
from server.actions.appointments import book_appointment
from server.actions.arrivals import check_in_vehicle
from server.actions.service_clock import hear_journal
from server.actions.sightings import decide_sighting
from server.actions.visit_splits import SplitAnswer, split_visit
from server.contract import deeds
from server.domain.appointment import AppointmentState
from server.domain.arrival import GateThresholds
from server.domain.capacity import BookingRules
from server.domain.errors import InvalidRequest, NotAllowed, VisitNotSplittable
from server.domain.reception import Reception
from server.domain.staff import Actor, Role
from server.domain.visit import Visit
from server.reports.order_history import histories
from server.reports.visit_history import visit_history
from server.store.recorded import recorded_between
from tests.fakes.busy_shop import BusyShop
from tests.fakes.clocked_shop import RULES
from tests.fakes.plate_reads import sighting
from tests.fakes.written_receptions import WRITINGS

ONE, OTHER = "京A12345", "沪B26317"
WHY = "两台车记成了一次"


def received(shop: BusyShop) -> Visit:
    """A car that the gate saw and whose whole reception is written down."""
    shop.do(lambda unit: book_appointment(unit, shop.booking(ONE), BookingRules()))
    shop.do(lambda unit: decide_sighting(unit, sighting(ONE), unit.now, None, GateThresholds()))
    shop.follow()
    (visit,) = shop.floor.visits.values()
    order = order_of(shop, visit.visit_id)
    shop.do(lambda unit: reception.begin_reception(unit, order, deeds.BeginReception()))
    for name in sorted(WRITINGS.keys() - {"unmark"}):
        writing = WRITINGS[name]
        shop.do(lambda unit, write=writing: write(unit, order))  # type: ignore[misc]
    shop.follow()
    return visit


def order_of(shop: BusyShop, visit_id: str) -> str:
    (order,) = (each for each in shop.floor.orders.values() if each.visit_id == visit_id)
    return order.order_id


def split(shop: BusyShop, visit: Visit, actor: Actor | None = None, **told: Any) -> SplitAnswer:
    """Split the other car off, and hold the boards that followed against those of the tables."""
    body = deeds.SplitVisit(**({"plate": OTHER, "reason": WHY} | told))
    answer = shop.do(lambda unit: split_visit(unit, visit.visit_id, body), actor)
    assert shop.follow() > 0
    assert shop.boards(shop.floor) == shop.boards(shop.floor_from_tables())
    return answer


def record(shop: BusyShop, visit_id: str) -> Reception | None:
    return shop.floor.receptions.get(order_of(shop, visit_id))


def test_what_is_chosen_goes_along_and_the_rest_stays() -> None:
    shop = BusyShop()
    visit = received(shop)
    before = record(shop, visit.visit_id)
    assert before is not None
    (seen,), (mark, *_), photos = shop.floor.sightings, shop.floor.damage_marks, list(shop.floor.walk_photos)
    shop.wait(timedelta(minutes=9))
    made = split(shop, visit, sightings=[seen], parts=["readings"], marks=[mark])
    here, there = record(shop, visit.visit_id), record(shop, made.split_id)
    assert here is not None
    assert there is not None
    assert (here.mileage_km, there.mileage_km) == (None, before.mileage_km)
    assert (here.own_words, there.own_words) == (before.own_words, "")
    assert shop.floor.damage_marks[mark].order_id == there.order_id
    assert {shop.floor.walk_photos[photo].order_id for photo in photos} == {here.order_id}
    assert shop.floor.sightings[seen].visit_id == made.split_id
    other = shop.floor.visits[made.split_id]
    assert (other.arrived_at, other.advisor_id) == (visit.arrived_at, visit.advisor_id)
    assert shop.floor.visits[visit.visit_id].appointment_id == visit.appointment_id


def test_the_other_car_has_its_own_booking_and_takes_no_plate_from_the_first() -> None:
    shop = BusyShop()
    visit = received(shop)
    shop.do(lambda unit: book_appointment(unit, shop.booking(OTHER, hours_ahead=2), BookingRules()))
    made = split(shop, visit)
    other = shop.floor.visits[made.split_id]
    assert shop.floor.vehicle_of(other).plate == OTHER
    assert shop.floor.vehicle_of(shop.floor.visits[visit.visit_id]).plate == ONE
    booking = shop.floor.appointments[other.appointment_id or ""]
    assert (booking.state, booking.visit_id) == (AppointmentState.ARRIVED, made.split_id)


def test_the_booking_and_a_car_without_a_plate_go_together() -> None:
    shop = BusyShop()
    visit = received(shop)
    made = split(shop, visit, plate=None, no_plate={"mark": "K17"}, with_booking=True)
    assert shop.floor.visits[visit.visit_id].appointment_id is None
    assert shop.floor.visits[made.split_id].appointment_id == visit.appointment_id
    assert shop.floor.appointments[visit.appointment_id or ""].visit_id == made.split_id


def test_an_order_in_reception_goes_along_with_its_whole_record() -> None:
    shop = BusyShop()
    visit = received(shop)
    order, before = order_of(shop, visit.visit_id), record(shop, visit.visit_id)
    made = split(shop, visit, with_order=True)
    assert order_of(shop, made.split_id) == order
    assert record(shop, made.split_id) == before
    assert record(shop, visit.visit_id) is None
    left = shop.floor.orders[order_of(shop, visit.visit_id)]
    assert left.stage == shop.floor.flows[left.flow_digest].first.key


@pytest.mark.parametrize("with_order", [True, False])
def test_both_cars_stand_in_the_reports_and_the_history_says_what_happened(with_order: bool) -> None:
    shop = BusyShop()
    visit = received(shop)
    made = split(shop, visit, with_order=with_order)
    own, other = (
        shop.do(lambda unit, each=each: visit_history(unit, each)).entries  # type: ignore[misc]
        for each in (visit.visit_id, made.split_id)
    )
    told = [(entry.what, entry.reason) for entry in own if entry.other_order]
    assert told == [("visit_split", WHY)]
    assert [(entry.what, entry.reason) for entry in other] == [("vehicle_arrived", WHY)]
    day = shop.now.date().isoformat()
    found = shop.do(lambda unit: recorded_between(unit, day, day))
    stories = histories(found.entries, found.flows, shop.now)
    assert {story.last.visit_id for story in stories} == {visit.visit_id, made.split_id}
    assert {story.arrived_at for story in stories} == {visit.arrived_at}


def test_nobody_is_asked_to_greet_the_other_car() -> None:
    shop = BusyShop()
    visit = received(shop)
    shop.do(lambda unit: hear_journal(unit, RULES))
    shop.wait(timedelta(minutes=30))
    made = split(shop, visit)
    shop.do(lambda unit: hear_journal(unit, RULES))
    shop.follow()
    assert [timer for timer in shop.floor.timers.values() if timer.visit_id == made.split_id] == []


def finish(shop: BusyShop, visit: Visit) -> None:
    line = deeds.EstimateLine(title=shop.booking(ONE).job, standard_minutes=60, price_minor=48_000)
    body = deeds.FinishReception(
        lines=[line], promised_from=shop.now, promised_to=shop.now + timedelta(hours=3), promise_reason=WHY
    )
    order = order_of(shop, visit.visit_id)
    shop.do(lambda unit: reception.finish_reception(unit, order, body))
    shop.follow()


def test_what_cannot_be_split_is_refused_with_its_reason() -> None:
    shop = BusyShop()
    visit = received(shop)

    def why(**told: Any) -> object:
        with pytest.raises(VisitNotSplittable) as found:
            split(shop, visit, **told)
        return found.value.fields["why"]

    assert why(marks=["of another car"]) == "not_its_own"
    assert why(with_order=True, parts=["notes"]) == "whole_order"
    with pytest.raises(InvalidRequest):
        split(shop, visit, plate=ONE)
    finish(shop, visit)
    assert why(with_order=True) == "promised"
    split(shop, visit, with_booking=True)
    assert why(plate="京AD06827", with_booking=True) == "no_booking"


def test_a_car_that_is_here_is_not_split_off_once_more() -> None:
    shop = BusyShop()
    visit = received(shop)
    shop.do(lambda unit: check_in_vehicle(unit, deeds.CheckInVehicle(plate=OTHER)))
    with pytest.raises(InvalidRequest):
        split(shop, visit)


def test_it_wants_a_right_of_its_own() -> None:
    shop = BusyShop()
    visit = received(shop)
    washer = Actor(shop.shop_id, frozenset({Role.WASHER}), staff_id=shop.technician.staff_id)
    with pytest.raises(NotAllowed):
        split(shop, visit, washer)

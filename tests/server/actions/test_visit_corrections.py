"""Visits put right: whatever is merged, given away and taken back, nothing that belonged to a car is lost."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from server.actions.visit_corrections import reassign_visit, undo_merge
from server.actions.work import take_photo
from server.contract import deeds
from server.domain.appointment import AppointmentState
from server.domain.errors import InvalidRequest, NothingToUndo, VisitsNotMergeable
from server.domain.visit import Visit
from tests.fakes.busy_shop import BusyShop
from tests.fakes.corrected_visits import (
    ONE,
    OTHER,
    WHY,
    agrees,
    arrived,
    begin,
    book,
    complain,
    everything,
    link,
    merge,
    order_of,
)


def test_two_visits_of_one_car_become_one_and_all_that_belongs_to_it_goes_along() -> None:
    shop = BusyShop()
    book(shop, OTHER)
    into, other = arrived(shop, ONE), arrived(shop, OTHER, seen=True)
    own = link(shop, other)
    complain(shop, other)
    shop.follow()
    merge(shop, into, other)
    assert list(shop.floor.visits) == [into.visit_id]
    assert shop.floor.visits[into.visit_id].appointment_id == other.appointment_id
    assert shop.floor.appointments[other.appointment_id or ""].visit_id == into.visit_id
    assert shop.floor.customer_links[own].visit_id == into.visit_id
    assert {seen.visit_id for seen in shop.floor.sightings.values()} == {into.visit_id}
    assert {raised.visit_id for raised in shop.floor.exceptions.values()} == {into.visit_id}


def test_of_two_bookings_the_other_ones_is_expected_again() -> None:
    shop = BusyShop()
    book(shop, ONE)
    book(shop, OTHER)
    into, other = arrived(shop, ONE), arrived(shop, OTHER)
    merge(shop, into, other)
    assert shop.floor.visits[into.visit_id].appointment_id == into.appointment_id
    released = shop.floor.appointments[other.appointment_id or ""]
    assert (released.state, released.visit_id) == (AppointmentState.EXPECTED, None)


def test_what_cannot_be_merged_is_refused_with_its_reason() -> None:
    shop = BusyShop()
    into, other = arrived(shop, ONE), arrived(shop, OTHER)

    def why(one: Visit, two: Visit) -> object:
        with pytest.raises(VisitsNotMergeable) as found:
            merge(shop, one, two)
        return found.value.fields["why"]

    assert why(into, into) == "same"
    begin(shop, other)
    assert why(into, other) == "begun"
    merge(shop, other, into)
    assert why(other, into) == "left"


def test_a_merge_is_taken_back_while_nothing_followed() -> None:
    shop = BusyShop()
    book(shop, OTHER)
    into, other = arrived(shop, ONE), arrived(shop, OTHER, seen=True)
    before, boards = everything(shop), shop.boards(shop.floor)
    made = merge(shop, into, other)
    shop.do(lambda unit: undo_merge(unit, made))
    agrees(shop)
    assert everything(shop) == before
    assert shop.boards(shop.floor) == boards
    with pytest.raises(NothingToUndo):
        shop.do(lambda unit: undo_merge(unit, made))


def test_a_merge_that_something_followed_stays() -> None:
    shop = BusyShop()
    into, other = arrived(shop, ONE), arrived(shop, OTHER)
    made = merge(shop, into, other)
    begin(shop, into)
    with pytest.raises(NothingToUndo):
        shop.do(lambda unit: undo_merge(unit, made))


def test_a_merge_stays_once_the_other_car_has_come_again() -> None:
    shop = BusyShop()
    into, other = arrived(shop, ONE), arrived(shop, OTHER)
    made = merge(shop, into, other)
    arrived(shop, OTHER)
    with pytest.raises(NothingToUndo):
        shop.do(lambda unit: undo_merge(unit, made))


def test_a_visit_is_given_to_another_advisor_or_another_car() -> None:
    shop = BusyShop()
    visit = arrived(shop, ONE)
    to_advisor = deeds.ReassignVisit(advisor_id=shop.technician.staff_id, reason=WHY)
    shop.do(lambda unit: reassign_visit(unit, visit.visit_id, to_advisor))
    agrees(shop)
    assert shop.floor.visits[visit.visit_id].advisor_id == shop.technician.staff_id
    to_car = deeds.ReassignVisit(plate=OTHER, reason=WHY)
    shop.do(lambda unit: reassign_visit(unit, visit.visit_id, to_car))
    agrees(shop)
    assert shop.floor.vehicle_of(shop.floor.visits[visit.visit_id]).plate == OTHER
    nothing = deeds.ReassignVisit(reason=WHY)
    with pytest.raises(InvalidRequest):
        shop.do(lambda unit: reassign_visit(unit, visit.visit_id, nothing))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(["book", "link", "raise", "begin", "photo"]), max_size=6), st.booleans())
def test_nothing_is_lost_by_a_merge_and_by_taking_it_back(happened: list[str], undone: bool) -> None:
    shop = BusyShop()
    if "book" in happened:
        book(shop, OTHER)
    into, other = arrived(shop, ONE), arrived(shop, OTHER, seen=True)
    for visit in (into, other):
        if "link" in happened:
            link(shop, visit)
        if "raise" in happened:
            complain(shop, visit)
    shop.follow()
    if "begin" in happened:
        begin(shop, into)
    if "begin" in happened and "photo" in happened:
        order_id = order_of(shop, into)
        shop.do(lambda unit: take_photo(unit, order_id, deeds.TakePhoto(), "0" * 64))
        shop.follow()
    shop.wait(timedelta(minutes=1))
    before = everything(shop)
    made = merge(shop, into, other)
    after = everything(shop)
    assert {name: rows.keys() for name, rows in after.items()} == {
        name: rows.keys() for name, rows in before.items()
    }
    here = shop.boards(shop.floor)["desk"]
    assert f"car/{into.visit_id}" in here
    assert f"car/{other.visit_id}" not in here
    if undone:
        shop.do(lambda unit: undo_merge(unit, made))
        agrees(shop)
        assert everything(shop) == before

"""Visits put right: whatever is merged, given away and taken back, nothing that belonged to a car is lost."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from server.access.customer_links import make_customer_link
from server.actions import reception
from server.actions.appointments import book_appointment
from server.actions.arrivals import check_in_vehicle
from server.actions.exceptions import raise_exception
from server.actions.sightings import decide_sighting
from server.actions.visit_corrections import merge_visits, reassign_visit, undo_merge
from server.actions.work import take_photo
from server.contract import deeds
from server.domain.appointment import AppointmentState
from server.domain.arrival import GateThresholds
from server.domain.capacity import BookingRules
from server.domain.errors import InvalidRequest, NothingToUndo, VisitsNotMergeable
from server.domain.visit import Visit
from server.reports.visit_history import visit_history
from tests.fakes.busy_shop import BusyShop
from tests.fakes.plate_reads import sighting
from tests.fakes.written_receptions import WRITINGS

ONE, OTHER = "京A12345", "沪B26317"
WHY = "双重识别"


def arrived(shop: BusyShop, plate: str, *, seen: bool = False) -> Visit:
    """A car that is here: checked in by hand, or seen by the gate."""
    if seen:
        shop.do(lambda unit: decide_sighting(unit, sighting(plate), unit.now, None, GateThresholds()))
    else:
        shop.do(lambda unit: check_in_vehicle(unit, deeds.CheckInVehicle(plate=plate)))
    shop.follow()
    return next(visit for visit in shop.floor.visits.values() if shop.floor.vehicle_of(visit).plate == plate)


def book(shop: BusyShop, plate: str) -> None:
    shop.do(lambda unit: book_appointment(unit, shop.booking(plate), BookingRules()))


def link(shop: BusyShop, visit: Visit) -> str:
    return shop.do(lambda unit: make_customer_link(unit, visit.visit_id, unit.now)).link_id


def complain(shop: BusyShop, visit: Visit) -> None:
    shop.do(lambda unit: raise_exception(unit, "tap_refused", visit_id=visit.visit_id, owner_id=None))


def order_of(shop: BusyShop, visit: Visit) -> str:
    (order,) = (each for each in shop.floor.orders.values() if each.visit_id == visit.visit_id)
    return order.order_id


def merge(shop: BusyShop, into: Visit, other: Visit) -> str:
    body = deeds.MergeVisits(other_visit_id=other.visit_id, reason=WHY)
    made = shop.do(lambda unit: merge_visits(unit, into.visit_id, body))
    agrees(shop)
    return made.correction_id


def agrees(shop: BusyShop) -> None:
    """The boards that followed the journal equal those of the tables."""
    assert shop.follow() > 0
    assert shop.boards(shop.floor) == shop.boards(shop.floor_from_tables())


def everything(shop: BusyShop) -> dict[str, dict[str, Any]]:
    """All rows that belong to visits, by table and key."""

    def read(unit: Any) -> dict[str, dict[str, Any]]:
        kept = (
            "sightings",
            "bay_stills",
            "customer_links",
            "announcements",
            "exceptions",
            "orders",
            "appointments",
            "photos",
            "receptions",
            "line_words",
            "damage_marks",
            "walk_photos",
        )
        return {
            name: {str(next(iter(_values(row)))): row for row in getattr(unit, name).where()} for name in kept
        }

    return shop.do(read)


def _values(row: Any) -> list[Any]:
    return [getattr(row, name) for name in row.__dataclass_fields__]


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


def begin(shop: BusyShop, visit: Visit) -> None:
    order_id = order_of(shop, visit)
    shop.do(lambda unit: reception.begin_reception(unit, order_id, deeds.BeginReception()))
    shop.follow()


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


def written(shop: BusyShop, plate: str) -> Visit:
    """A car whose reception is written down, with marks and pictures."""
    visit = arrived(shop, plate)
    begin(shop, visit)
    order_id = order_of(shop, visit)
    for name in ("bringer", "vehicle", "interview", "clear", "mark", "photo"):
        shop.do(lambda unit, write=WRITINGS[name]: write(unit, order_id))  # type: ignore[misc]
    shop.follow()
    return visit


def merge_begun(shop: BusyShop, into: Visit, other: Visit, **kept: Any) -> str:
    body = deeds.MergeVisits(other_visit_id=other.visit_id, kept=deeds.KeptParts(**kept), reason=WHY)
    made = shop.do(lambda unit: merge_visits(unit, into.visit_id, body))
    agrees(shop)
    return made.correction_id


def found(shop: BusyShop, order_id: str) -> set[str]:
    """What the boards show of an order's walk-around."""
    marks = {key for key, mark in shop.floor.damage_marks.items() if mark.order_id == order_id}
    return marks | {key for key, photo in shop.floor.walk_photos.items() if photo.order_id == order_id}


@pytest.mark.parametrize("which", ["own", "other", "both"])
def test_of_two_begun_receptions_the_chosen_parts_stand_and_the_others_are_set_aside(which: Any) -> None:
    shop = BusyShop()
    into, other = written(shop, ONE), written(shop, OTHER)
    own_order, other_order = order_of(shop, into), order_of(shop, other)
    own, others = found(shop, own_order), found(shop, other_order)
    theirs = shop.floor.receptions[other_order]
    shop.do(lambda unit: unit.receptions.save(replace(theirs, mileage_km=52_300, own_words="刹车响")))
    before = everything(shop)
    made = merge_begun(shop, into, other, of_other=["readings"], marks=which, photos=which)
    here = shop.floor.receptions[own_order]
    assert (here.mileage_km, here.own_words) == (52_300, "左前有异响")
    aside = everything(shop)["receptions"][other_order]
    assert (aside.mileage_km, aside.own_words) == (40_000, "刹车响")
    assert found(shop, own_order) == {"own": own, "other": others, "both": own | others}[which]
    assert everything(shop)["damage_marks"].keys() == before["damage_marks"].keys()
    shop.do(lambda unit: undo_merge(unit, made))
    agrees(shop)
    assert everything(shop) == before


def test_the_history_tells_what_was_set_aside() -> None:
    shop = BusyShop()
    into, other = written(shop, ONE), written(shop, OTHER)
    number = shop.floor.orders[order_of(shop, other)].number
    made = merge_begun(shop, into, other, of_other=["notes"], marks="own", photos="own")
    entries = shop.do(lambda unit: visit_history(unit, into.visit_id)).entries
    assert [entry.what for entry in entries if entry.other_order == number] == [
        "reception_begun",
        "visits_merged",
    ]
    (aside,) = (entry.set_aside for entry in entries if entry.set_aside)
    assert (aside.record.mileage_km, len(aside.walk.marks), len(aside.walk.photos)) == (40_000, 1, 1)
    shop.do(lambda unit: undo_merge(unit, made))
    after = shop.do(lambda unit: visit_history(unit, into.visit_id)).entries
    assert [entry.set_aside for entry in after if entry.set_aside] == []


def test_what_the_customer_has_agreed_to_is_not_merged_away() -> None:
    shop = BusyShop()
    into, other = written(shop, ONE), written(shop, OTHER)
    order_id = order_of(shop, other)
    line = deeds.EstimateLine(title=shop.booking(ONE).job, standard_minutes=60, price_minor=48_000)
    body = deeds.FinishReception(
        lines=[line], promised_from=shop.now, promised_to=shop.now + timedelta(hours=3), promise_reason=WHY
    )
    shop.do(lambda unit: reception.finish_reception(unit, order_id, body))
    shop.do(
        lambda unit: reception.authorize_estimate(unit, order_id, deeds.AuthorizeEstimate(agreed="phone"))
    )
    shop.follow()
    with pytest.raises(VisitsNotMergeable) as refused:
        merge_begun(shop, into, other)
    assert refused.value.fields["why"] == "agreed"
    merge_begun(shop, other, into)

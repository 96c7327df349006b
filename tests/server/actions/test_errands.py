"""Errands: arranged, gone on step by step, and the visits of the cars that come of them."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from server.actions.appointments import book_appointment
from server.actions.arrivals import check_in_vehicle
from server.actions.errands import ErrandAnswer, arrange_errand, cancel_errand, give_errand, take_errand_step
from server.contract import deeds
from server.contract.errands import ArrangeErrand, CancelErrand, GiveErrand, TakeErrandStep
from server.domain.capacity import BookingRules
from server.domain.errand import Errand, ErrandKind, ErrandStep, StepTaken, cancel, take_step
from server.domain.errors import InvalidRequest
from server.reports.errands import read_errands
from server.store.identifiers import new_id
from tests.fakes.busy_shop import BusyShop
from tests.fakes.open_shop import OPENING

PLATE = "京A12345"


@pytest.fixture
def shop() -> BusyShop:
    return BusyShop()


def arrange(shop: BusyShop, kind: str, **more: Any) -> str:
    told: dict[str, Any] = {
        "errand_id": new_id(),
        "kind": kind,
        "car": {"plate": PLATE},
        "contact": "何平",
        "phone": "138 0000 4571",
        "address": "建国路 88 号",
        "wanted_at": shop.now,
        **more,
    }
    body = ArrangeErrand.model_validate(told)
    return shop.do(lambda unit: arrange_errand(unit, body)).errand_id


def step(shop: BusyShop, errand_id: str, name: str) -> ErrandAnswer:
    body = TakeErrandStep.model_validate({"step": name})
    answer = shop.do(lambda unit: take_errand_step(unit, errand_id, body))
    shop.follow()
    assert shop.boards(shop.floor) == shop.boards(shop.floor_from_tables())
    return answer


@pytest.mark.parametrize(
    ("kind", "steps", "flows"),
    [
        ("fetch", ["set_off", "there", "brought_in"], [None, None, "mechanical"]),
        ("rescue", ["set_off", "there", "repaired"], [None, None, "on_site"]),
        ("rescue", ["set_off", "there", "brought_in"], [None, None, "mechanical"]),
        ("on_site", ["set_off", "there", "repaired"], [None, "on_site", "on_site"]),
    ],
)
def test_a_car_has_its_visit_from_where_the_shop_has_it_in_hand(
    shop: BusyShop, kind: str, steps: list[str], flows: list[str | None]
) -> None:
    errand = arrange(shop, kind)
    for name, flow in zip(steps, flows, strict=True):
        visit_id = step(shop, errand, name).visit_id
        orders = [order.flow for order in shop.floor.orders.values() if order.visit_id == visit_id]
        assert orders == ([flow] if flow else [])
    with pytest.raises(InvalidRequest):
        step(shop, errand, steps[-1])


def test_a_booked_car_that_is_fetched_has_its_booking(shop: BusyShop) -> None:
    booking = shop.booking(PLATE)
    shop.do(lambda unit: book_appointment(unit, booking, BookingRules()))
    shop.follow()
    errand_id = arrange(shop, "fetch", wanted_at=booking.slot_at)
    answers = [step(shop, errand_id, name) for name in ("set_off", "there", "brought_in")]
    visit_id = answers[-1].visit_id
    assert visit_id is not None
    assert shop.floor.visits[visit_id].appointment_id == booking.appointment_id
    assert shop.floor.appointments[booking.appointment_id].visit_id == visit_id


def test_a_car_that_is_brought_back_keeps_its_visit(shop: BusyShop) -> None:
    here = shop.do(lambda unit: check_in_vehicle(unit, deeds.CheckInVehicle(plate=PLATE))).visit_id
    errand = arrange(shop, "return")
    for name in ("set_off", "there", "handed_over"):
        assert step(shop, errand, name).visit_id == here
    assert list(shop.floor.visits) == [here]


def test_who_goes_is_settled_or_is_whoever_sets_off(shop: BusyShop) -> None:
    given_to, first = arrange(shop, "fetch"), arrange(shop, "fetch", car={"no_plate": {"mark": "K17"}})
    body = GiveErrand(staff_id=shop.technician.staff_id)
    shop.do(lambda unit: give_errand(unit, given_to, body))
    for errand in (given_to, first):
        step(shop, errand, "set_off")
    cancelled = CancelErrand(reason="客户自己来")
    shop.do(lambda unit: cancel_errand(unit, first, cancelled))
    listed = shop.do(lambda unit: read_errands(unit, unit.now)).errands
    assert [entry.errand_id for entry in listed] == [given_to, first]
    assert [entry.staff_id for entry in listed] == [shop.technician.staff_id, shop.advisor.staff_id]
    assert listed[1].cancelled_because == "客户自己来"
    assert listed[1].next_steps == []


def test_the_journal_has_nobodys_name_number_or_address(shop: BusyShop) -> None:
    errand = arrange(shop, "fetch", words="钥匙在门卫处")
    step(shop, errand, "set_off")
    with shop.engine.begin() as connection:
        written = "".join(connection.exec_driver_sql("SELECT body FROM journal").scalars())
    assert not [word for word in ("何平", "4571", "建国路", "门卫", PLATE) if word in written]


@given(st.sampled_from(ErrandKind), st.lists(st.sampled_from(ErrandStep), max_size=8))
def test_an_errand_goes_only_forward_and_ends_once(kind: ErrandKind, wished: list[ErrandStep]) -> None:
    errand = Errand("e", "s", kind, "v", None, "", "", "", "", OPENING, OPENING)
    for each in wished:
        possible = each in errand.next_steps
        try:
            errand = take_step(errand, each, OPENING, "somebody")
        except InvalidRequest:
            assert not possible
        else:
            assert possible
            assert errand.steps[-1] == StepTaken(each, OPENING, "somebody")
    assert len({taken.step for taken in errand.steps}) == len(errand.steps)
    assert bool(errand.next_steps) == (errand.ended_at is None)
    if errand.ended_at is None:
        assert cancel(errand, "why", OPENING, None).next_steps == ()

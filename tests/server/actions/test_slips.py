"""Slips: taken down, given, answered, closed; those of a car stay with it."""

import pytest

from server.actions.arrivals import check_in_vehicle
from server.actions.slips import answer_slip, close_slip, give_slip, hand_in_slip, open_slip
from server.contract import deeds
from server.contract.slips import AnswerSlip, CloseSlip, GiveSlip, HandInSlip, OpenSlip
from server.domain.errors import InvalidRequest, NotAllowed, VehicleUnknown
from server.domain.staff import Actor, Role
from server.reports.slips import SlipReader
from server.store.identifiers import new_id
from tests.fakes.busy_shop import BusyShop

PLATE = "京A12345"
ANSWER, NOTHING_MORE = AnswerSlip(words="周六也营业"), CloseSlip()


@pytest.fixture
def shop() -> BusyShop:
    return BusyShop()


def taken_down(shop: BusyShop, kind: str = "consultation", **more: str) -> str:
    body = OpenSlip.model_validate({"slip_id": new_id(), "kind": kind, "words": "周六开门吗？", **more})
    return shop.do(lambda unit: open_slip(unit, body)).slip_id


def here(shop: BusyShop) -> str:
    return shop.do(lambda unit: check_in_vehicle(unit, deeds.CheckInVehicle(plate=PLATE))).visit_id


def test_a_question_is_given_answered_and_closed_in_this_order(shop: BusyShop) -> None:
    slip = taken_down(shop, name="何平", phone="138 0000 4571")
    with pytest.raises(InvalidRequest, match="after its answer"):
        shop.do(lambda unit: close_slip(unit, slip, NOTHING_MORE))
    given = GiveSlip(owner_id=shop.technician.staff_id)
    shop.do(lambda unit: give_slip(unit, slip, given))
    shop.do(lambda unit: answer_slip(unit, slip, ANSWER))
    shop.do(lambda unit: close_slip(unit, slip, NOTHING_MORE))
    (entry,) = shop.do(lambda unit: SlipReader(unit).listed(unit.now)).slips
    assert (entry.owner_id, entry.answered, entry.phone) == (shop.technician.staff_id, True, "13800004571")
    assert [note.step for note in entry.notes] == ["answered", "closed"]
    with pytest.raises(InvalidRequest, match="closed"):
        shop.do(lambda unit: answer_slip(unit, slip, ANSWER))


def test_a_suggestion_may_be_closed_as_it_is_and_whoever_answers_has_it(shop: BusyShop) -> None:
    closed, answered = taken_down(shop, "suggestion"), taken_down(shop, "suggestion")
    shop.do(lambda unit: close_slip(unit, closed, NOTHING_MORE))
    shop.do(lambda unit: answer_slip(unit, answered, ANSWER))
    assert shop.do(lambda unit: unit.slips.get(answered)).owner_id == shop.advisor.staff_id


def test_what_is_about_a_car_stays_with_it(shop: BusyShop) -> None:
    with pytest.raises(VehicleUnknown):
        taken_down(shop, plate=PLATE)
    visit = here(shop)
    first = taken_down(shop, plate="京A·12345")
    customer = Actor(shop.shop_id, frozenset({Role.CUSTOMER}), visit_id=visit)
    body = HandInSlip(slip_id=new_id(), kind="suggestion", words="休息室太冷")
    second = shop.do(lambda unit: hand_in_slip(unit, body), customer).slip_id
    found = shop.do(lambda unit: SlipReader(unit).history(visit)).slips
    assert {entry.slip_id: entry.source for entry in found} == {first: "desk", second: "phone"}
    with pytest.raises(NotAllowed):
        shop.do(lambda unit: hand_in_slip(unit, body))


def test_the_journal_has_no_word_of_a_slip(shop: BusyShop) -> None:
    slip = taken_down(shop, name="何平", phone="13800004571")
    shop.do(lambda unit: answer_slip(unit, slip, ANSWER))
    with shop.engine.begin() as connection:
        written = "".join(connection.exec_driver_sql("SELECT body FROM journal").scalars())
    assert not [word for word in ("周六", "何平", "13800004571") if word in written]

"""A sighting told again: one car, one arrival, one greeting, whatever comes when and how often."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from server.actions.arrivals import confirm_arrival
from server.actions.sightings import decide_sighting, expire_sightings
from server.contract.deeds import ConfirmArrival
from server.contract.sightings import Sighting, SightingAnswer
from server.domain.arrival import GateThresholds
from server.domain.records import SightingRecord
from server.projections.gate_board import gate_board
from server.store.identifiers import new_id
from tests.fakes.busy_shop import BusyShop
from tests.fakes.plate_reads import sighting

PLATE, OTHER = "京A12345", "京A12845"
ID = "0190a6a0-0000-7000-8000-000000000001"


def clear(revision: int, plate: str = PLATE, **more: Any) -> Sighting:
    """A read without doubt."""
    return sighting(plate, sighting_id=ID, revision=revision, **more)


def doubtful(revision: int, plate: str = PLATE) -> Sighting:
    """A read that could be either of two plates."""
    return sighting(plate, doubts={4: "8"}, sighting_id=ID, revision=revision)


def tell(shop: BusyShop, seen: Sighting, crop: str | None = None) -> SightingAnswer:
    """The server takes in a revision, and the boards follow."""
    answer = shop.do(lambda work: decide_sighting(work, seen, work.now, crop, GateThresholds()))
    shop.follow()
    return answer


def row(shop: BusyShop) -> SightingRecord:
    """What the shop keeps of the passage."""
    return shop.do(lambda work: work.sightings.get(ID))


def plates_here(shop: BusyShop) -> list[str]:
    """The plates of the cars on the premises."""
    return [shop.floor.vehicles[visit.vehicle_id].plate for visit in shop.floor.visits.values()]


def test_a_doubtful_passage_is_greeted_when_a_later_revision_is_sure() -> None:
    shop = BusyShop()
    assert tell(shop, doubtful(0)).outcome == "doubtful"
    shop.wait(timedelta(seconds=3))
    assert tell(shop, clear(1)).outcome == "greeted"
    assert plates_here(shop) == [PLATE]
    greeting = gate_board(shop.floor)["greeting"]
    assert isinstance(greeting, dict)
    assert (greeting["greeting_id"], greeting["outcome"]) == (ID, "welcome")
    (visit,) = shop.floor.visits.values()
    assert visit.arrived_at == shop.now - timedelta(seconds=3)


REVISIONS = [doubtful(0), doubtful(1), clear(2), clear(3, confidence=0.999), doubtful(4)]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from(REVISIONS), min_size=1, max_size=12))
def test_whatever_is_delivered_in_whatever_order_it_is_one_arrival(delivered: list[Sighting]) -> None:
    shop = BusyShop()
    for seen in delivered:
        tell(shop, seen)
    arrivals = sum(seen.revision in (2, 3) for seen in delivered) > 0
    taken: list[int] = []
    for seen in delivered:
        if seen.revision > max(taken, default=-1):
            taken.append(seen.revision)
    greeted = any(revision in (2, 3) for revision in taken)
    assert plates_here(shop) == ([PLATE] if greeted else [])
    assert greeted <= arrivals
    assert row(shop).revision == max(taken)
    assert shop.boards(shop.floor) == shop.boards(shop.floor_from_tables())


@pytest.mark.parametrize("late", [0, 1, 2])
def test_a_revision_that_was_overtaken_changes_nothing_and_is_answered(late: int) -> None:
    shop = BusyShop()
    tell(shop, clear(2))
    before = shop.floor.number
    answer = tell(shop, doubtful(late))
    assert (answer.outcome, answer.reason) == ("greeted", "as_decided")
    assert shop.floor.number == before


def test_a_greeting_is_not_repeated_by_revisions_that_say_the_same() -> None:
    shop = BusyShop()
    tell(shop, clear(0))
    greeting = gate_board(shop.floor)["greeting"]
    shop.wait(timedelta(seconds=5))
    for revision in range(1, 4):
        tell(shop, clear(revision))
    assert gate_board(shop.floor)["greeting"] == greeting


def test_a_revision_of_the_car_before_does_not_take_the_glass_from_the_one_that_stands_there() -> None:
    shop = BusyShop()
    tell(shop, doubtful(0))
    shop.wait(timedelta(seconds=4))
    there = sighting("沪B26317")
    tell(shop, there)
    shop.wait(timedelta(seconds=4))
    tell(shop, sighting(PLATE, doubts={5: "6"}, sighting_id=ID, revision=1))
    greeting = gate_board(shop.floor)["greeting"]
    assert isinstance(greeting, dict)
    assert greeting["greeting_id"] == there.sighting_id


def test_a_doubtful_passage_offers_the_candidates_of_the_latest_revision() -> None:
    shop = BusyShop()
    tell(shop, doubtful(0))
    tell(shop, sighting(PLATE, doubts={6: "8"}, sighting_id=ID, revision=1))
    assert {found.text for found in row(shop).candidates} == {PLATE, "京A12348"}
    assert shop.boards(shop.floor) == shop.boards(shop.floor_from_tables())


def test_an_advisors_word_stands_against_later_revisions() -> None:
    shop = BusyShop()
    tell(shop, doubtful(0))
    shop.do(lambda work: confirm_arrival(work, ID, ConfirmArrival(plate=OTHER)))
    shop.follow()
    answer = tell(shop, clear(1))
    assert answer.reason == "as_decided"
    assert plates_here(shop) == [OTHER]
    assert not shop.floor.exceptions


def test_an_advisors_correction_of_a_greeting_stands_too() -> None:
    shop = BusyShop()
    tell(shop, clear(0, OTHER))
    shop.do(lambda work: confirm_arrival(work, ID, ConfirmArrival(plate=PLATE)))
    shop.follow()
    tell(shop, clear(1, OTHER))
    assert plates_here(shop) == [PLATE]
    assert not shop.floor.exceptions


def test_a_greeted_car_that_is_read_otherwise_later_is_not_swapped_but_put_to_the_advisor() -> None:
    shop = BusyShop()
    tell(shop, clear(0, OTHER))
    for revision in (1, 2):
        assert tell(shop, clear(revision, PLATE)).outcome == "greeted"
    assert plates_here(shop) == [OTHER]
    assert [found.text for found in row(shop).candidates] == [PLATE]
    assert [raised.kind for raised in shop.floor.exceptions.values()] == ["plate_in_doubt"]
    shop.do(lambda work: confirm_arrival(work, ID, ConfirmArrival(plate=PLATE)))
    shop.follow()
    assert plates_here(shop) == [PLATE]


def test_a_read_that_has_expired_is_not_brought_back() -> None:
    shop = BusyShop()
    tell(shop, doubtful(0))
    shop.wait(timedelta(minutes=31))
    shop.do(lambda work: expire_sightings(work, timedelta(minutes=30)))
    shop.follow()
    tell(shop, clear(1), crop="0" * 64)
    assert plates_here(shop) == []
    assert (row(shop).candidates, row(shop).crop) == ((), None)


def test_a_doubtful_read_is_to_be_answered_within_its_time_from_the_first_question() -> None:
    shop = BusyShop()
    tell(shop, doubtful(0))
    asked_at = shop.now
    shop.wait(timedelta(minutes=20))
    tell(shop, doubtful(1))
    assert row(shop).decided_at == asked_at


def test_a_car_taken_to_come_that_is_seen_to_leave_after_all_closes_its_visit() -> None:
    shop = BusyShop()
    shop.do(lambda work: decide_sighting(work, sighting(PLATE), work.now, None, GateThresholds()))
    shop.follow()
    assert tell(shop, clear(0)).outcome == "ignored"
    assert tell(shop, clear(1, direction="out")).outcome == "departed"
    assert plates_here(shop) == []


def test_the_exit_opens_no_question_and_a_better_read_still_closes_the_visit() -> None:
    shop = BusyShop()
    tell(shop, sighting(PLATE, sighting_id=new_id()).model_copy())
    unsure = sighting(PLATE, direction="out", confidence=0.2, sighting_id=ID)
    assert tell(shop, unsure).outcome == "ignored"
    assert tell(shop, clear(1, direction="out")).outcome == "departed"
    assert tell(shop, clear(2, direction="out")).reason == "as_decided"

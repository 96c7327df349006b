"""Deciding a passage: the lattice, the grammar and what the shop knows become one verdict."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.arrival import GateThresholds, KnownPlate, judge
from server.domain.plate import PlateColour, plate_format
from server.domain.plate_lattice import fit, least_confidence, spellings
from server.domain.records import Lattice

THRESHOLDS = GateThresholds()


def clear(text: str, confidence: float = 0.99) -> Lattice:
    """A read without doubt."""
    return tuple(((character, confidence),) for character in text)


def doubtful(text: str, position: int, other: str, share: float = 0.5) -> Lattice:
    """A read that could hold another character at one position."""
    lattice = [*clear(text)]
    lattice[position] = ((text[position], 1 - share), (other, share))
    return tuple(lattice)


def booked(text: str) -> KnownPlate:
    """A plate that is booked for today."""
    return KnownPlate(text, PlateColour.BLUE, THRESHOLDS.prior_booked, f"vehicle {text}", f"booking {text}")


def test_a_clear_read_of_a_booked_car_is_greeted() -> None:
    verdict = judge(clear("京A12345"), [booked("京A12345"), booked("沪B26317")], THRESHOLDS)
    assert (verdict.sure, verdict.reason) == (True, "booked")
    assert verdict.best
    assert verdict.best.appointment_id == "booking 京A12345"


def test_the_booking_settles_a_doubtful_character() -> None:
    verdict = judge(doubtful("京A12345", 4, "8"), [booked("京A12345")], THRESHOLDS)
    assert verdict.sure
    assert verdict.best
    assert verdict.best.text == "京A12345"


def test_two_bookings_that_fit_are_not_guessed() -> None:
    verdict = judge(doubtful("京A12345", 4, "8"), [booked("京A12345"), booked("京A12845")], THRESHOLDS)
    assert (verdict.sure, verdict.reason) == (False, "several_candidates")
    assert {found.text for found in verdict.candidates} == {"京A12345", "京A12845"}


def test_a_booking_does_not_bend_a_clear_read() -> None:
    """A stranger whose plate is one character away from a booked one is not greeted as the booked one."""
    verdict = judge(clear("京A12346"), [booked("京A12345")], THRESHOLDS)
    assert verdict.best
    assert verdict.best.text == "京A12346"
    assert verdict.best.appointment_id is None


def test_a_stranger_read_weakly_is_asked_about() -> None:
    verdict = judge(doubtful("京A12345", 0, "皖", 0.3), [], THRESHOLDS)
    assert not verdict.sure


@pytest.mark.parametrize("lattice", [(), clear("京A1234"), ((), ("A",))])
def test_what_spells_no_plate_is_unreadable(lattice: Lattice) -> None:
    verdict = judge(lattice, [booked("京A12345")], THRESHOLDS)
    assert (verdict.sure, verdict.reason, verdict.best) == (False, "unreadable", None)


characters = st.sampled_from("京沪A8B0D12345警")
positions = st.lists(st.tuples(characters, st.floats(0.01, 0.99)), min_size=1, max_size=4).map(tuple)
lattices = st.lists(positions, min_size=7, max_size=8).map(tuple)


@given(lattices)
def test_spellings_are_plates_best_first(lattice: Lattice) -> None:
    found = spellings(lattice)
    assert all(plate_format(text) for text, _ in found)
    odds = [odds for _, odds in found]
    assert odds == sorted(odds, reverse=True)


@given(lattices, st.lists(st.sampled_from(["京A12345", "沪A0831警", "京AD08123"]), unique=True))
def test_probabilities_add_up_to_no_more_than_one(lattice: Lattice, known: list[str]) -> None:
    verdict = judge(lattice, [booked(text) for text in known], THRESHOLDS)
    assert sum(found.probability for found in verdict.candidates) <= 1.0 + 1e-9
    if verdict.sure:
        assert verdict.best
        assert verdict.best.probability >= THRESHOLDS.least_posterior


def test_fit_and_confidence_need_the_right_length() -> None:
    assert fit("京A1234", clear("京A12345")) == 0.0
    assert least_confidence("京A1234", clear("京A12345")) == 0.0
    assert least_confidence("京A12345", doubtful("京A12345", 3, "7", 0.4)) == pytest.approx(0.6)

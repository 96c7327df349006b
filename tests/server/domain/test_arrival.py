"""Deciding a passage: the lattice, the grammar and what the shop knows become one verdict."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from server.domain.arrival import GateThresholds, KnownPlate, Verdict, judge
from server.domain.plate import PlateColour, PlateKind
from server.domain.plate_lattice import Trust, believed, confidences, fit, spellings
from server.domain.plate_region import Numbering, NumberingRegion, PlateFormat
from server.domain.records import Lattice
from tests.fakes.plate_formats import NUMBERING

THRESHOLDS = GateThresholds()
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


def clear(text: str, confidence: float = 0.99) -> Lattice:
    """A read without doubt."""
    return tuple(((character, confidence),) for character in text)


def doubtful(text: str, position: int, other: str, share: float = 0.5) -> Lattice:
    """A read that could hold another character at one position."""
    lattice = [*clear(text)]
    lattice[position] = ((text[position], 1 - share), (other, share))
    return tuple(lattice)


def booked(text: str, minutes_off: float = 0.0) -> KnownPlate:
    """A plate that is booked for an hour so many minutes from now."""
    weight = THRESHOLDS.booking_weight(NOON, NOON + timedelta(minutes=minutes_off))
    return KnownPlate(text, PlateColour.BLUE, weight, f"vehicle {text}", f"booking {text}")


def test_a_clear_read_of_a_booked_car_is_greeted() -> None:
    verdict = judge(clear("京A12345"), [booked("京A12345"), booked("沪B26317")], THRESHOLDS, NUMBERING)
    assert (verdict.sure, verdict.reason) == (True, "booked")
    assert verdict.best
    assert verdict.best.appointment_id == "booking 京A12345"


def test_the_booking_settles_a_doubtful_character() -> None:
    verdict = judge(doubtful("京A12345", 4, "8"), [booked("京A12345")], THRESHOLDS, NUMBERING)
    assert verdict.sure
    assert verdict.best
    assert verdict.best.text == "京A12345"


def test_two_bookings_that_fit_are_not_guessed() -> None:
    verdict = judge(
        doubtful("京A12345", 4, "8"), [booked("京A12345"), booked("京A12845")], THRESHOLDS, NUMBERING
    )
    assert (verdict.sure, verdict.reason) == (False, "several_candidates")
    assert {found.text for found in verdict.candidates} == {"京A12345", "京A12845"}


def test_a_booking_does_not_bend_a_clear_read() -> None:
    """A stranger whose plate is one character away from a booked one is not greeted as the booked one."""
    verdict = judge(clear("京A12346"), [booked("京A12345")], THRESHOLDS, NUMBERING)
    assert verdict.best
    assert verdict.best.text == "京A12346"
    assert verdict.best.appointment_id is None


def test_a_stranger_read_weakly_is_asked_about() -> None:
    verdict = judge(doubtful("京A12345", 0, "皖", 0.3), [], THRESHOLDS, NUMBERING)
    assert not verdict.sure


@pytest.mark.parametrize("lattice", [(), clear("京A1234"), ((), (("A", 0.9),))])
def test_what_spells_no_plate_is_unreadable(lattice: Lattice) -> None:
    verdict = judge(lattice, [booked("京A12345")], THRESHOLDS, NUMBERING)
    assert (verdict.sure, verdict.reason, verdict.best) == (False, "unreadable", None)


characters = st.sampled_from("京沪A8B0D12345警")
positions = st.lists(st.tuples(characters, st.floats(0.01, 0.99)), min_size=1, max_size=4).map(tuple)
lattices = st.lists(positions, min_size=7, max_size=8).map(tuple)


@patient
@given(lattices)
def test_spellings_are_plates_best_first(lattice: Lattice) -> None:
    found = spellings(believed(lattice, THRESHOLDS.trust), NUMBERING.formats)
    assert all(NUMBERING.format_of(text) for text, _ in found)
    odds = [odds for _, odds in found]
    assert odds == sorted(odds, reverse=True)


@patient
@given(lattices, st.lists(st.sampled_from(["京A12345", "沪A0831警", "京AD08123"]), unique=True))
def test_probabilities_add_up_to_no_more_than_one(lattice: Lattice, known: list[str]) -> None:
    verdict = judge(lattice, [booked(text) for text in known], THRESHOLDS, NUMBERING)
    assert sum(found.probability for found in verdict.candidates) <= 1.0 + 1e-9
    if verdict.sure:
        assert verdict.best
        assert verdict.best.probability >= THRESHOLDS.least_posterior


def test_a_text_of_another_length_does_not_fit() -> None:
    assert fit("京A1234", believed(clear("京A12345"), THRESHOLDS.trust)) == 0.0


def test_what_the_reader_says_of_a_text_is_told_as_it_said_it() -> None:
    said = confidences("京A17346", doubtful("京A12345", 3, "7", 0.4))
    assert said == pytest.approx([0.99, 0.99, 0.99, 0.4, 0.99, 0.99, 0.0])


trusts = st.builds(Trust, temper=st.floats(0.2, 3.0), misread=st.floats(1e-4, 0.2))


@patient
@given(lattices, trusts)
def test_what_may_stand_at_a_position_adds_up_to_one(lattice: Lattice, trust: Trust) -> None:
    for position, choices in zip(believed(lattice, trust), lattice, strict=True):
        listed = sum(odds for _, odds in position.listed)
        assert listed + (30 - 1e-9) * position.unlisted <= 1.0 + 1e-6
        assert all(odds > 0 for _, odds in position.listed) or not choices


@patient
@given(st.floats(0.5, 0.999), st.floats(0.2, 0.99))
def test_less_trust_is_more_doubt(confidence: float, temper: float) -> None:
    lattice = doubtful("京A12345", 4, "8", 1 - confidence)
    trusted = fit("京A12345", believed(lattice, Trust(1.0, 0.003)))
    assert fit("京A12345", believed(lattice, Trust(temper, 0.003))) <= trusted + 1e-12
    assert fit("京A12345", believed(lattice, Trust(1.0, 0.03))) <= trusted


def probability(verdict: Verdict, text: str) -> float:
    """What a verdict gives a text; 0 where it is not among the candidates."""
    return next((found.probability for found in verdict.candidates if found.text == text), 0.0)


LETTERS = "ABC"
TWO_LETTERS = Numbering(
    (
        NumberingRegion(
            "xx", (PlateFormat(PlateKind.LATIN, "two", (LETTERS, LETTERS), (PlateColour.WHITE,)),), ()
        ),
    )
)
shares = st.lists(st.floats(0.05, 1.0), min_size=3, max_size=3)


@patient
@given(
    st.lists(shares, min_size=2, max_size=2),
    st.dictionaries(st.sampled_from(["AB", "BB"]), st.floats(0.1, 2)),
)
def test_the_candidates_carry_the_posterior_of_every_plate_there_could_be(
    rows: list[list[float]], weights: dict[str, float]
) -> None:
    """Bayes by hand, over all nine plates that this numbering has."""
    lattice: Lattice = tuple(
        tuple((letter, share / sum(row)) for letter, share in zip(LETTERS, row, strict=True)) for row in rows
    )
    exact = replace(THRESHOLDS, temper=1.0, misread=1e-12)
    joint = {
        first + second: dict(lattice[0])[first]
        * dict(lattice[1])[second]
        * (exact.prior_stranger + weights.get(first + second, 0.0))
        for first in LETTERS
        for second in LETTERS
    }
    known = [KnownPlate(text, PlateColour.WHITE, weight, text) for text, weight in weights.items()]
    verdict = judge(lattice, known, exact, TWO_LETTERS)
    for found in verdict.candidates:
        assert found.probability == pytest.approx(joint[found.text] / sum(joint.values()), rel=1e-6)
    left_out = set(joint) - {found.text for found in verdict.candidates}
    least = min(joint[found.text] for found in verdict.candidates)
    assert len(left_out) == 6
    assert all(joint[text] <= least * (1 + 1e-6) for text in left_out)


@patient
@given(lattices, st.floats(0.0, 600.0), st.floats(0.0, 600.0))
def test_the_nearer_its_hour_the_likelier_a_booked_car_is(
    lattice: Lattice, first: float, second: float
) -> None:
    near, far = sorted((first, second))
    said = [
        probability(judge(lattice, [booked("京A12345", minutes)], THRESHOLDS, NUMBERING), "京A12345")
        for minutes in (near, far)
    ]
    assert said[0] >= said[1] - 1e-12


@patient
@given(lattices)
def test_a_booking_makes_its_plate_likelier_and_every_other_one_less(lattice: Lattice) -> None:
    without = judge(lattice, [], THRESHOLDS, NUMBERING)
    given_booking = judge(lattice, [booked("京A12345")], THRESHOLDS, NUMBERING)
    assert probability(given_booking, "京A12345") >= probability(without, "京A12345") - 1e-12
    for found in given_booking.candidates:
        before = probability(without, found.text)
        if found.text != "京A12345" and before:
            assert found.probability <= before + 1e-12


def test_a_booked_car_is_never_less_likely_than_one_on_record() -> None:
    days_off = THRESHOLDS.booking_weight(NOON, NOON + timedelta(days=2))
    assert days_off == THRESHOLDS.prior_known
    assert THRESHOLDS.booking_weight(NOON, NOON) == THRESHOLDS.prior_booked
    later, earlier = (THRESHOLDS.booking_weight(NOON, NOON + timedelta(minutes=off)) for off in (40, -40))
    assert later == earlier == pytest.approx(0.5 ** (40 / 60))


def test_an_illegible_character_is_not_made_certain_by_being_the_only_one_listed() -> None:
    lattice = (*clear("京A1234"), (("5", 0.4),))
    verdict = judge(lattice, [booked("京A12345")], replace(THRESHOLDS, prior_stranger=0.5), NUMBERING)
    assert verdict.best
    assert verdict.best.probability < 0.9
    assert not verdict.sure


@pytest.mark.parametrize(("confidence", "sure"), [(0.88, False), (0.93, True)])
@pytest.mark.parametrize(("text", "place"), [("京A12345", 0), ("粤Z1234港", 6)])
def test_each_hanzi_is_judged_on_its_own(text: str, place: int, confidence: float, sure: bool) -> None:
    seen = clear(text, 0.9999)
    lattice = (*seen[:place], ((text[place], confidence),), *seen[place + 1 :])
    lenient = replace(THRESHOLDS, least_posterior=0.6)
    verdict = judge(lattice, [], lenient, NUMBERING)
    assert (verdict.sure, verdict.reason) == (sure, "stranger" if sure else "weak_character")


def test_one_weak_character_is_enough_to_ask_however_sure_the_others_are() -> None:
    lattice = (*clear("京A1234", 0.9999), (("5", 0.7),))
    lenient = replace(THRESHOLDS, least_posterior=0.51)
    assert judge(lattice, [], lenient, NUMBERING).reason == "weak_character"


def test_the_top_three_are_offered_where_nobody_is_greeted() -> None:
    lattice = (*clear("京A12"), (("3", 0.4), ("8", 0.3), ("9", 0.2)), *clear("45"))
    verdict = judge(lattice, [], THRESHOLDS, NUMBERING)
    assert [found.text for found in verdict.candidates] == ["京A12345", "京A12845", "京A12945"]
    assert not verdict.sure


def test_the_weightiest_of_several_reasons_to_know_a_plate_counts() -> None:
    on_record = KnownPlate("京A12345", PlateColour.BLUE, 0.3, "vehicle")
    for known in ([on_record, booked("京A12345")], [booked("京A12345"), on_record]):
        assert judge(clear("京A12345"), known, THRESHOLDS, NUMBERING).reason == "booked"


@pytest.mark.parametrize(
    ("text", "colour", "reason"),
    [
        ("京A12345", PlateColour.BLUE, "stranger"),
        ("京A12345", None, "stranger"),
        ("京A12345", PlateColour.GREEN, "other_colour"),
        ("京K3H4F领", PlateColour.BLUE, "stranger"),
        ("RK755AJ", PlateColour.WHITE, "foreign"),
    ],
)
def test_a_strangers_plate_must_be_of_the_shops_first_region_and_of_a_colour_that_goes_with_its_length(
    text: str, colour: PlateColour | None, reason: str
) -> None:
    verdict = judge(clear(text, 0.9999), [], THRESHOLDS, NUMBERING, colour)
    assert (verdict.reason, verdict.sure) == (reason, reason == "stranger")
    assert judge(clear(text, 0.9999), [booked(text)], THRESHOLDS, NUMBERING, colour).reason == "booked"

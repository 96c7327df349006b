"""A second opinion: asked only where the first reader doubts, weighed with it, never certain in a dispute."""

from dataclasses import dataclass, field, replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from recognition.engine import Engine
from recognition.engines.second_opinion import (
    CONCURRING,
    DISPUTED,
    SecondOpinionReader,
    weighed,
    with_second_opinion,
)
from recognition.plates import NOTHING_READ, Choice, Picture, PlateReading, PlateRegion
from server.domain.plate import PlateKind
from tests.fakes.plate_formats import CHINESE_PLATES
from tests.fakes.readings import reading

CROP: Picture = np.zeros((32, 128, 3), dtype=np.uint8)
SHARES = st.floats(0.0, 1.0)


@dataclass
class FixedReader:
    answer: PlateReading
    asked: list[Picture] = field(default_factory=list)

    def read(self, plate: Picture) -> PlateReading:
        self.asked.append(plate)
        return self.answer


class NoDetector:
    def detect(self, picture: Picture) -> list[PlateRegion]:
        raise AssertionError("a crop needs no detector")


def doubted(text: str, place: int, *choices: Choice) -> PlateReading:
    """Return a reading of `text` that is sure of all but one place."""
    sure = reading(text)
    lattice = tuple(choices if at == place else kept for at, kept in enumerate(sure.characters))
    best = "".join(position[0][0] for position in lattice)
    return replace(sure, text=best, characters=lattice, confidence=min(each[0][1] for each in lattice))


def test_a_certain_reader_is_believed_and_nobody_else_is_even_made() -> None:
    sure = reading("京A12345", certain=True)

    def never() -> FixedReader:
        raise AssertionError("the second reader was made")

    assert SecondOpinionReader(FixedReader(sure), never).read(CROP) is sure


def test_what_is_no_plate_to_the_first_reader_stays_none() -> None:
    second = FixedReader(reading("京A12345", certain=True))
    assert SecondOpinionReader(FixedReader(NOTHING_READ), lambda: second).read(CROP) == NOTHING_READ
    assert second.asked == []


def test_a_doubtful_reader_asks_with_the_same_picture_and_the_second_is_made_once() -> None:
    made: list[FixedReader] = []

    def make() -> FixedReader:
        made.append(FixedReader(reading("京A12345", 0.99, certain=True)))
        return made[-1]

    reader = SecondOpinionReader(FixedReader(reading("京A12345", 0.9)), make)
    first, again = reader.read(CROP), reader.read(CROP)
    assert first.certain
    assert first == again
    (second,) = made
    assert [plate is CROP for plate in second.asked] == [True, True]


def test_agreement_makes_certain_only_where_the_other_is_certain_by_itself() -> None:
    own, other = reading("京A12345", 0.95), reading("京A12345", 0.99)
    assert not weighed(own, other).certain
    assert weighed(own, replace(other, certain=True)).certain
    assert weighed(own, replace(other, certain=True)).text == "京A12345"


def test_agreement_of_the_weak_stays_doubtful() -> None:
    together = weighed(reading("京A12345", 0.5), reading("京A12345", 0.95, certain=True))
    assert not together.certain
    assert 0.5 < together.confidence < 0.95


def test_certainty_of_the_other_does_not_carry_a_doubt_of_ours() -> None:
    other = reading("京A12345", 0.9999, certain=True)
    assert weighed(reading("京A12345", CONCURRING + 0.05), other).certain
    assert not weighed(reading("京A12345", CONCURRING - 0.01), other).certain


def test_a_character_that_one_reader_doubts_is_settled_by_the_other() -> None:
    own = doubted("京A12345", 4, ("8", 0.5), ("3", 0.4))
    together = weighed(own, reading("京A12345", 0.99, certain=True))
    assert together.text == "京A12345"
    assert not together.certain
    assert together.characters[4][0][1] <= DISPUTED


def test_what_neither_lists_takes_its_share() -> None:
    own, other = doubted("京A12345", 4, ("3", 0.1)), doubted("京A12345", 4, ("3", 0.1))
    assert weighed(own, other).confidence == pytest.approx(0.1, abs=0.01)


def test_readings_of_another_format_do_not_sway_ours() -> None:
    own = reading("京A12345", 0.6)
    assert weighed(own, reading("京AD12345", 0.99, certain=True)) == own
    assert weighed(own, NOTHING_READ) == own


def test_where_ours_finds_no_format_the_other_may_but_not_for_certain() -> None:
    own = replace(reading("A1234567", 0.9), kind=None)
    together = weighed(own, reading("京AD12345", 0.99, certain=True))
    assert (together.text, together.certain) == ("京AD12345", False)
    assert together.confidence == pytest.approx(DISPUTED, abs=0.001)


def test_of_two_latin_plates_of_other_lengths_the_surer_is_told() -> None:
    own = replace(reading("RK755A", 0.4), kind=PlateKind.LATIN)
    other = replace(reading("RK755AJ", 0.7, certain=True), kind=PlateKind.LATIN)
    assert weighed(own, other).text == "RK755AJ"
    assert weighed(replace(own, confidence=0.75), other).text == "RK755A"
    assert not weighed(own, other).certain


# A busy machine may take seconds over the first inputs.
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CHINESE_PLATES, CHINESE_PLATES, st.lists(SHARES, min_size=16, max_size=16))
def test_no_dispute_is_ever_certain_and_every_lattice_is_in_order(
    first: str, second: str, shares: list[float]
) -> None:
    own = spread(first, shares[:8])
    other = replace(spread(second, shares[8:]), certain=True)
    together = weighed(own, other)
    assert not together.certain or first == second == together.text
    assert together.text == "".join(choices[0][0] for choices in together.characters)
    for choices in together.characters:
        shown = [share for _, share in choices]
        assert shown == sorted(shown, reverse=True)
        assert sum(shown) <= 1.001


def spread(text: str, shares: list[float]) -> PlateReading:
    lattice = tuple(((character, round(share, 4)),) for character, share in zip(text, shares, strict=False))
    return replace(reading(text), characters=lattice, confidence=min(each[0][1] for each in lattice))


def test_the_second_opinion_on_a_doubtful_plate_is_not_read_over() -> None:
    doubtful, other = FixedReader(reading("京A12345", 0.7)), FixedReader(reading("京A12345", certain=True))
    again = Engine(NoDetector(), doubtful, again=doubtful)
    for engine in (Engine(NoDetector(), doubtful), again):
        (plate,) = with_second_opinion(engine, lambda: other).look_at_crop(CROP).plates
        assert plate.reading == weighed(doubtful.answer, other.answer)

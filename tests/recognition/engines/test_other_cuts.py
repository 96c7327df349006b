"""A doubtful plate in several cuts: their lattices are pooled, and certainty needs all of them."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from recognition.engines.other_cuts import OtherCutsReader, other_cuts, together
from recognition.lattice_pool import pooled, pooled_choices
from recognition.plates import NOTHING_READ, Picture, PlateReading
from tests.fakes.readings import reading

PLATE = np.full((24, 94, 3), 90, dtype=np.uint8)


class PlannedReader:
    """Answers with what it was given, in the order of the pictures it is shown."""

    def __init__(self, answers: Sequence[PlateReading]) -> None:
        self._answers = list(answers)
        self.shown: list[Picture] = []

    def read_all(self, plates: Sequence[Picture]) -> list[PlateReading]:
        self.shown += plates
        return self._answers[: len(plates)]


def test_a_plate_is_shown_as_it_is_and_in_four_other_cuts() -> None:
    reader = PlannedReader([reading("京A12345", 0.6)] * 5)
    assert OtherCutsReader(reader).read(PLATE).text == "京A12345"
    assert len(reader.shown) == 5
    assert reader.shown[0] is PLATE


def test_a_closer_cut_loses_the_edges_and_a_wider_one_repeats_them() -> None:
    framed = PLATE.copy()
    framed[:, :2] = framed[:, -2:] = (0, 0, 255)
    closer, wider, *_ = other_cuts(framed)
    reds = [((cut[:, :, 2] > 200) & (cut[:, :, 0] < 60)).mean() for cut in (closer, wider)]
    assert reds[0] < 0.01
    assert reds[1] > 0.1


def test_the_two_slants_mirror_each_other() -> None:
    striped = PLATE.copy()
    striped[11:13] = 255
    _, _, lifted, lowered = other_cuts(striped)
    assert np.abs(lifted[:, ::-1].astype(int) - lowered.astype(int)).mean() < 2
    assert lifted[:, 5].argmax() != lifted[:, -5].argmax()


def test_what_most_cuts_say_is_read_although_the_first_says_otherwise() -> None:
    cuts = [reading("陕A19009", 0.7), *[reading("皖A19009", 0.6)] * 4]
    assert together(cuts).text == "皖A19009"


def test_cuts_that_dispute_are_never_certain_and_cuts_that_agree_need_one_that_is() -> None:
    sure = replace(reading("京A12345", 0.99), certain=True)
    assert together([sure] * 5).certain
    assert not together([sure, sure, sure, sure, replace(reading("京A12346", 0.99), certain=True)]).certain
    assert not together([reading("京A12345", 0.6)] * 5).certain


def test_a_plate_that_no_cut_shows_is_none() -> None:
    assert together([NOTHING_READ] * 5) == NOTHING_READ


def test_cuts_of_other_lengths_are_outvoted() -> None:
    assert together([reading("京A1234", 0.9), *[reading("京A12345", 0.6)] * 3]).text == "京A12345"


@pytest.mark.parametrize("count", [1, 2, 5])
def test_pooling_the_same_lattice_changes_nothing(count: int) -> None:
    lattice = reading("京A12345", 0.8).characters
    together_again = pooled([lattice] * count, [1 / count] * count)
    assert [choices[0][0] for choices in together_again] == list("京A12345")
    assert together_again[0][0][1] == pytest.approx(lattice[0][0][1], abs=0.01)


def test_a_character_that_one_cut_rules_out_is_believed_little() -> None:
    (best, odds), *_ = pooled_choices([(("B", 0.9), ("8", 0.1)), (("8", 0.98),)], [0.5, 0.5])
    assert best == "8"
    assert odds > 0.8

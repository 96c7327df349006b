"""Frames fused by probability: order does not matter, a wrong minority cannot win, doubt stays doubt."""

from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

from recognition.plates import NOTHING_READ, PlateReading
from recognition.voting import FusedReading, Vote, fuse as fuse_votes
from server.domain.plate import PlateColour, PlateKind
from tests.fakes.readings import reading

TEXTS = ["京A12345", "京A12845", "皖AD12345", "沪C7K123", "RK755AJ"]
SOME_READINGS = st.lists(
    st.builds(reading, st.sampled_from(TEXTS), st.floats(0.01, 1.0)), min_size=1, max_size=9
)


def fuse(readings: list[PlateReading]) -> FusedReading:
    """Fuse frames that are equally clear."""
    return fuse_votes([Vote(reading) for reading in readings])


@settings(deadline=None)
@given(SOME_READINGS, st.data())
def test_the_order_of_the_frames_does_not_matter(readings: list[PlateReading], data: st.DataObject) -> None:
    assert fuse(data.draw(st.permutations(readings))) == fuse(readings)


@settings(deadline=None)
@given(
    sure=st.floats(0.5, 1.0),
    doubt=st.floats(0.0, 1.0),
    wrong_frames=st.integers(0, 5),
    more=st.integers(1, 4),
)
def test_a_wrong_minority_that_is_no_surer_cannot_win(
    sure: float, doubt: float, wrong_frames: int, more: int
) -> None:
    right = [reading("京A12345", sure)] * (wrong_frames + more)
    wrong = [reading("京A12845", sure * doubt)] * wrong_frames
    assert fuse([*right, *wrong]).reading.text == "京A12345"


@settings(deadline=None)
@given(wrong_frames=st.integers(1, 5), more=st.integers(1, 4))
def test_a_wrong_minority_of_another_length_cannot_win(wrong_frames: int, more: int) -> None:
    right = [reading("皖AD12345", 0.9)] * (wrong_frames + more)
    wrong = [reading("皖A12345", 0.9)] * wrong_frames
    assert fuse([*wrong, *right]).reading.kind is PlateKind.NEW_ENERGY_SMALL


@settings(deadline=None)
@given(SOME_READINGS)
def test_the_least_sure_character_is_the_confidence(readings: list[PlateReading]) -> None:
    fused = fuse(readings).reading
    assert fused.confidence == min(choices[0][1] for choices in fused.characters)
    assert all(sum(p for _, p in choices) <= 1.001 for choices in fused.characters)


def test_each_position_is_voted_on_its_own() -> None:
    frames = [reading("京A12345"), reading("京A12845"), reading("京A72345")]
    assert fuse(frames).reading.text == "京A12345"


def test_a_sharp_frame_outweighs_two_blurred_ones() -> None:
    frames = [reading("京A12345", 0.97), reading("京A12845", 0.3), reading("京A12845", 0.3)]
    assert fuse(frames).reading.text == "京A12345"


def test_both_texts_stay_in_the_lattice_where_the_frames_differ() -> None:
    fused = fuse([reading("京A12345"), reading("京A12345"), reading("京A12845")])
    assert [character for character, _ in fused.reading.characters[4]] == ["3", "8"]


@pytest.mark.parametrize(
    ("same", "other", "agreed"), [(3, 0, True), (2, 0, False), (4, 2, True), (4, 3, False)]
)
def test_frames_agree_when_three_and_two_thirds_say_the_same(same: int, other: int, agreed: bool) -> None:
    frames = [reading("京A12345")] * same + [reading("沪C7K123")] * other
    assert fuse(frames).agreed is agreed


def test_two_frames_that_are_certain_each_by_itself_agree_and_one_does_not() -> None:
    certain = reading("京A12345", 0.99, certain=True)
    assert fuse([certain, certain]).agreed
    assert fuse([certain, certain, reading("京A12845", 0.3)]).agreed
    assert not fuse([certain]).agreed
    assert not fuse([certain, reading("京A12345", 0.9)]).agreed
    assert not fuse([certain, certain, *[reading("京A12845", 0.99, certain=True)] * 2]).agreed


def test_only_frames_that_agree_may_be_certain() -> None:
    assert fuse([reading("京A12345", 0.99)] * 3).reading.certain
    assert not fuse([reading("京A12345", 0.99)] * 2).reading.certain
    assert not fuse([reading("京A12345", 0.6)] * 3).reading.certain


def test_a_text_that_follows_no_format_is_never_certain() -> None:
    assert not fuse([replace(reading("RK755AJ", 0.99), kind=None)] * 5).reading.certain


@pytest.mark.parametrize(("confidence", "certain"), [(0.96, False), (0.98, True)])
def test_more_is_asked_of_a_plate_that_any_sign_may_spell(confidence: float, certain: bool) -> None:
    assert fuse([reading("RK755AJ", confidence)] * 5).reading.certain is certain


def test_the_commonest_colour_wins_and_frames_without_one_do_not_vote() -> None:
    blue = reading("京A12345")
    yellow, colourless = replace(blue, colour=PlateColour.YELLOW), replace(blue, colour=None)
    assert (
        fuse([colourless, colourless, colourless, yellow, yellow, blue]).reading.colour is PlateColour.YELLOW
    )
    assert fuse([colourless]).reading.colour is None


def test_frames_without_text_count_as_frames_and_say_nothing() -> None:
    fused = fuse([NOTHING_READ, reading("京A12345"), NOTHING_READ])
    assert (fused.frames, fused.supporters, fused.reading.text) == (3, 1, "京A12345")


def test_nothing_read_is_nothing() -> None:
    assert fuse([NOTHING_READ]).reading == NOTHING_READ


@settings(deadline=None)
@given(blurred=st.integers(1, 8), clarity=st.floats(0.0, 0.1))
def test_blurred_frames_cannot_outvote_a_clear_one(blurred: int, clarity: float) -> None:
    votes = [Vote(reading("京A12345"))] + [Vote(reading("京A12845"), clarity)] * blurred
    assert fuse_votes(votes).reading.text == "京A12345"


@settings(deadline=None)
@given(st.floats(0.2, 1.0), SOME_READINGS)
def test_how_clear_all_frames_are_changes_nothing(clarity: float, readings: list[PlateReading]) -> None:
    sure = [each for each in readings if each.confidence >= 0.3]
    fused = fuse_votes([Vote(each, clarity) for each in sure])
    assert fused.reading.text == fuse(sure).reading.text
    assert fused.agreed is fuse(sure).agreed

"""One car, one passage: told once, as soon as it is sure, whatever the frames do."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recognition.passage import (
    PICTURES_OF_MANY_CARS,
    Passage,
    PassageRules,
    PassageTracker,
    edit_distance,
)
from recognition.plates import PlateReading
from tests.fakes.readings import observation, reading

RULES = PassageRules()
FRAME_S = 0.2


def told(tracker: PassageTracker, seen: Iterable[PlateReading | None], begin: float = 0.0) -> list[Passage]:
    """Feed one reading (None: no plate) every `FRAME_S` and return the passages that were told."""
    passages: list[Passage] = []
    for index, each in enumerate(seen):
        at = begin + index * FRAME_S
        passages += tracker.observe(at, observation(at, each) if each else None)
    return passages


def texts(passages: list[Passage]) -> list[str]:
    return [passage.fused.reading.text for passage in passages]


def test_a_passage_is_told_as_soon_as_three_frames_agree() -> None:
    tracker = PassageTracker()
    assert told(tracker, [reading("京A12345")] * 2) == []
    (passage,) = told(tracker, [reading("京A12345")], begin=0.4)
    assert passage.fused.agreed
    assert passage.fused.frames == 3


@given(frames=st.integers(3, 60), gaps=st.lists(st.integers(3, 59), max_size=10))
@settings(deadline=None)
def test_a_waiting_car_is_told_once_however_often_it_is_missed(frames: int, gaps: list[int]) -> None:
    seen = [None if index in gaps else reading("京A12345") for index in range(frames)]
    tracker = PassageTracker()
    assert texts(told(tracker, seen) + tracker.finish()) == ["京A12345"]


@given(misread=st.lists(st.sampled_from(["京A12345", "京A12845", "京A1234", "豫A12345"]), min_size=2))
@settings(deadline=None)
def test_misreadings_of_one_car_never_make_two_of_it(misread: list[str]) -> None:
    tracker = PassageTracker()
    seen = [reading(text, 0.7) for text in misread]
    assert len(told(tracker, seen) + tracker.finish()) <= 1


def test_frames_that_agree_without_being_sure_are_waited_for() -> None:
    tracker = PassageTracker()
    assert told(tracker, [reading("京A12345", 0.5)] * 6) == []
    assert texts(told(tracker, [reading("京A12845", 0.99)] * 12, begin=1.2)) == ["京A12845"]


def test_patience_ends_and_the_doubtful_passage_is_told() -> None:
    frames = int(RULES.patience_s / FRAME_S) + 1
    (passage,) = told(PassageTracker(), [reading("京A12345", 0.4)] * frames)
    assert passage.fused.reading.confidence == pytest.approx(0.4)


def test_a_car_that_leaves_before_its_frames_agree_is_told_as_not_agreed() -> None:
    seen = [reading("京A12345"), reading("京A12845"), *[None] * 8]
    (passage,) = told(PassageTracker(), seen)
    assert not passage.fused.agreed


def test_one_stray_reading_is_no_car() -> None:
    tracker = PassageTracker()
    assert told(tracker, [reading("京A12345"), *[None] * 8]) == []
    assert tracker.finish() == []
    assert not tracker.waiting


def test_the_next_car_begins_a_passage_though_no_empty_picture_was_between() -> None:
    seen = [*[reading("京A12345")] * 5, *[reading("沪C7K981")] * 5]
    assert texts(told(PassageTracker(), seen)) == ["京A12345", "沪C7K981"]


def test_two_plates_alike_but_for_one_character_are_two_cars_where_both_are_certain() -> None:
    first, second = reading("京A12345", certain=True), reading("京A12346", certain=True)
    assert texts(told(PassageTracker(), [*[first] * 4, *[second] * 4])) == ["京A12345", "京A12346"]


def test_one_certain_misreading_in_between_is_no_second_car() -> None:
    first, stray = reading("京A12345", certain=True), reading("京A12346", certain=True)
    seen = [first, first, first, stray, first, stray, first, first]
    assert texts(told(PassageTracker(), seen)) == ["京A12345"]


def test_a_car_that_comes_back_later_is_a_new_passage() -> None:
    tracker = PassageTracker()
    away = int(RULES.forgotten_s / FRAME_S) + 2
    seen = [*[reading("京A12345")] * 4, *[None] * away, *[reading("京A12345")] * 4]
    assert texts(told(tracker, seen)) == ["京A12345", "京A12345"]


def test_a_car_hidden_for_a_moment_is_the_same_passage() -> None:
    seen = [*[reading("京A12345")] * 4, *[None] * 20, *[reading("京A12345")] * 4]
    assert texts(told(PassageTracker(), seen)) == ["京A12345"]


def test_a_car_that_stands_still_is_not_forgotten_though_nobody_looks() -> None:
    tracker = PassageTracker()
    told(tracker, [reading("京A12345")] * 4)
    for second in range(1, 120):
        assert tracker.nothing_moved(float(second)) == []
    assert told(tracker, [reading("京A12345")] * 4, begin=120.0) == []


def test_an_empty_gate_that_stays_empty_lets_the_last_car_be_forgotten() -> None:
    tracker = PassageTracker()
    told(tracker, [*[reading("京A12345")] * 4, None])
    for second in range(1, 60):
        tracker.nothing_moved(float(second))
    assert texts(told(tracker, [reading("京A12345")] * 4, begin=60.0)) == ["京A12345"]


def test_waiting_tells_whether_more_frames_are_wanted() -> None:
    tracker = PassageTracker()
    assert not tracker.waiting
    told(tracker, [reading("京A12345")] * 2)
    assert tracker.waiting
    assert not tracker.told_in_view
    told(tracker, [reading("京A12345")], begin=0.4)
    assert not tracker.waiting
    assert tracker.told_in_view
    tracker.observe(0.6, None)
    assert not tracker.told_in_view


def test_pictures_of_many_cars_are_a_passage_each() -> None:
    tracker = PassageTracker(PICTURES_OF_MANY_CARS)
    seen = [reading("京A12345"), reading("沪C7K981"), reading("皖AD12345")]
    assert texts(told(tracker, seen) + tracker.finish()) == ["京A12345", "沪C7K981", "皖AD12345"]


def test_the_clearest_frame_is_the_surest_that_says_the_fused_text() -> None:
    seen = [reading("京A12345", 0.9), reading("京A12845", 0.97), reading("京A12345", 0.95)]
    (passage,) = told(PassageTracker(), [*seen, *[None] * 8])
    assert passage.clearest.plate.reading == seen[2]


@given(st.text("AB1", max_size=6), st.text("AB1", max_size=6))
def test_edit_distance_is_a_distance(first: str, second: str) -> None:
    distance = edit_distance(first, second)
    assert distance == edit_distance(second, first)
    assert abs(len(first) - len(second)) <= distance <= max(len(first), len(second))
    assert (distance == 0) == (first == second)


@pytest.mark.parametrize(("first", "second", "distance"), [("A1", "A2", 1), ("A12", "A2", 1), ("", "A1", 2)])
def test_edit_distance_counts_changes(first: str, second: str, distance: int) -> None:
    assert edit_distance(first, second) == distance

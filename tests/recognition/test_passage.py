"""One car, one passage: told as soon as it is sure, told better while it is not, whatever the frames do."""

from collections.abc import Iterable
from itertools import count

import pytest
from hypothesis import given, settings, strategies as st

from recognition.followed_car import Passage
from recognition.grammar import Certainty
from recognition.passage import PICTURES_OF_MANY_CARS, PassageRules, PassageTracker
from recognition.plates import PlateReading
from tests.fakes.readings import observation, reading

RULES = PassageRules()
FRAME_S = 0.2
AWAY = int(RULES.forgotten_s / FRAME_S) + 2


def told(tracker: PassageTracker, seen: Iterable[PlateReading | None], begin: float = 0.0) -> list[Passage]:
    """Feed one reading (None: no plate) every `FRAME_S` and return the passages that were told."""
    passages: list[Passage] = []
    for index, each in enumerate(seen):
        at = begin + index * FRAME_S
        passages += tracker.observe(at, [observation(at, each)] if each else [])
    return passages


def texts(passages: list[Passage]) -> list[str]:
    return [passage.fused.reading.text for passage in passages]


def last_words(passages: list[Passage]) -> list[str]:
    """Return the text of the last revision of each sighting, in the order in which cars were told of."""
    return texts(list({passage.sighting_id: passage for passage in passages}.values()))


def test_a_passage_is_told_once_and_for_all_as_soon_as_three_frames_agree() -> None:
    tracker = PassageTracker()
    assert told(tracker, [reading("京A12345")] * 2) == []
    (passage,) = told(tracker, [reading("京A12345")] * 100, begin=0.4)
    assert passage.fused.agreed
    assert (passage.frames, passage.revision, passage.final) == (3, 0, True)
    assert tracker.finish() == []


@given(frames=st.integers(3, 60), gaps=st.lists(st.integers(3, 59), max_size=10))
@settings(deadline=None)
def test_a_waiting_car_is_told_once_however_often_it_is_missed(frames: int, gaps: list[int]) -> None:
    seen = [None if index in gaps else reading("京A12345") for index in range(frames)]
    tracker = PassageTracker()
    assert texts(told(tracker, seen) + tracker.finish()) == ["京A12345"]


@given(hidden_s=st.floats(1.0, 19.0), before=st.integers(2, 6))
@settings(deadline=None)
def test_a_barrier_that_hides_the_plate_for_seconds_loses_nothing(hidden_s: float, before: int) -> None:
    tracker = PassageTracker()
    passages = told(tracker, [reading("京A12845", 0.6)] * before)
    passages += told(tracker, [None] * int(hidden_s / FRAME_S), begin=before * FRAME_S)
    passages += told(tracker, [reading("京A12345", 0.95)] * 12, begin=before * FRAME_S + hidden_s)
    passages += tracker.finish()
    assert len({passage.sighting_id for passage in passages}) == 1
    assert texts(passages)[-1] == "京A12345"
    assert passages[-1].final


@given(misread=st.lists(st.sampled_from(["京A12345", "京A12845", "京A1234", "豫A12345"]), min_size=2))
@settings(deadline=None)
def test_misreadings_of_one_car_never_make_two_of_it(misread: list[str]) -> None:
    tracker = PassageTracker()
    seen = [reading(text, 0.7) for text in misread]
    assert len(last_words(told(tracker, seen) + tracker.finish())) <= 1


@given(
    st.lists(
        st.tuples(st.sampled_from(["京A12345", "京A12845", "京A1234"]), st.floats(0.2, 1.0)), min_size=2
    ),
    st.floats(0.01, 1.5),
)
@settings(deadline=None)
def test_revisions_count_up_and_nothing_follows_the_last_word(
    frames: list[tuple[str, float]], frame_s: float
) -> None:
    tracker = PassageTracker()
    passages: list[Passage] = []
    for index, (text, confidence) in enumerate(frames):
        at = index * frame_s
        passages += tracker.observe(at, [observation(at, reading(text, confidence))])
    passages += tracker.finish()
    assert [passage.revision for passage in passages] == list(range(len(passages)))
    assert [passage.final for passage in passages] == [False] * (len(passages) - 1) + [True]
    assert len({passage.first.captured_at for passage in passages}) == 1


@given(st.permutations([0.9, 0.5, 0.7, 0.3, 0.6, 0.4]), st.integers(1, 3))
@settings(deadline=None)
def test_neither_the_order_of_the_frames_nor_a_frame_twice_changes_what_is_read(
    confidences: list[float], times: int
) -> None:
    said = ["京A12345", "京A12845"]
    seen = [reading(said[confidence < 0.5], confidence) for confidence in confidences for _ in range(times)]
    tracker = PassageTracker(PassageRules(patience_s=100.0, sure=Certainty(1.0, 1.0)))
    assert told(tracker, seen) == []
    assert texts(tracker.finish()) == ["京A12345"]


def test_frames_that_agree_without_being_sure_are_waited_for() -> None:
    tracker = PassageTracker()
    assert told(tracker, [reading("京A12345", 0.5)] * 6) == []
    assert texts(told(tracker, [reading("京A12845", 0.99)] * 12, begin=1.2)) == ["京A12845"]


def test_a_province_that_is_less_sure_than_the_rest_is_waited_for() -> None:
    clear = reading("京A12345", 0.99)
    doubtful = PlateReading(
        clear.text, clear.kind, clear.colour, ((("京", 0.85),), *clear.characters[1:]), 0.85, certain=False
    )
    assert told(PassageTracker(), [doubtful] * 6) == []


def test_patience_ends_and_the_doubtful_passage_is_told_provisionally() -> None:
    frames = int(RULES.patience_s / FRAME_S) + 1
    (passage,) = told(PassageTracker(), [reading("京A12345", 0.4)] * frames)
    assert passage.fused.reading.confidence == pytest.approx(0.4)
    assert not passage.final


def test_a_doubtful_car_that_waits_is_told_again_only_where_it_is_read_better() -> None:
    tracker = PassageTracker()
    waiting = told(tracker, [reading("京A12845", 0.4)] * 300)
    assert texts(waiting) == ["京A12845"]
    cleared = told(tracker, [reading("京A12345", 0.97)] * 60, begin=60.0)
    assert texts(cleared)[-1] == "京A12345"
    assert cleared[-1].final
    assert len(cleared) <= 3
    assert {passage.sighting_id for passage in waiting + cleared} == {waiting[0].sighting_id}


def test_a_car_that_leaves_before_its_frames_agree_is_told_as_not_agreed_and_finally_later() -> None:
    seen = [reading("京A12345"), reading("京A12845"), *[None] * AWAY]
    first, last = told(PassageTracker(), seen)
    assert not first.fused.agreed
    assert (first.final, last.final, last.revision) == (False, True, 1)


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


@pytest.mark.parametrize("frames", [1, 2, 3])
def test_a_certain_misreading_in_between_is_no_second_car(frames: int) -> None:
    first, stray = reading("京A12345", certain=True), reading("京A12346", certain=True)
    seen = [first, first, first, *[stray] * frames, first, *[stray] * frames, first, first, *[None] * 10]
    assert texts(told(PassageTracker(), seen)) == ["京A12345"]


def test_a_car_that_comes_back_later_is_a_new_passage() -> None:
    seen = [*[reading("京A12345")] * 4, *[None] * AWAY, *[reading("京A12345")] * 4]
    first, second = told(PassageTracker(), seen)
    assert texts([first, second]) == ["京A12345", "京A12345"]
    assert first.sighting_id != second.sighting_id


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
    tracker.observe(0.6, [])
    assert not tracker.told_in_view


def test_a_plate_that_stays_doubtful_is_not_waited_for_for_ever() -> None:
    tracker = PassageTracker()
    told(tracker, [reading("京A12345", 0.4)] * 60)
    assert not tracker.waiting
    assert tracker.told_in_view


def test_pictures_of_many_cars_are_a_passage_each() -> None:
    tracker = PassageTracker(PICTURES_OF_MANY_CARS)
    seen = [reading("京A12345"), reading("沪C7K981"), reading("皖AD12345")]
    passages = [
        passage
        for at, each in enumerate(seen)
        for passage in tracker.observe(float(at), [observation(float(at), each)])
    ]
    assert texts(passages + tracker.finish()) == ["京A12345", "沪C7K981", "皖AD12345"]


def test_the_clearest_frame_is_the_surest_that_says_the_fused_text() -> None:
    seen = [reading("京A12345", 0.9), reading("京A12845", 0.97), reading("京A12345", 0.95)]
    (passage,) = told(PassageTracker(), [*seen, *[None] * 8])
    assert passage.clearest.plate.reading == seen[2]


def test_sightings_are_named_by_whoever_is_asked_to() -> None:
    names = (f"sighting {number}" for number in count())
    tracker = PassageTracker(new_id=lambda: next(names))
    passages = told(tracker, [*[reading("京A12345")] * 4, *[reading("沪C7K981")] * 4])
    assert [passage.sighting_id for passage in passages] == ["sighting 0", "sighting 1"]

"""Several cars before one camera: each is followed by place and text, told in turn, and goes its way."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings, strategies as st

from recognition.followed_car import Passage
from recognition.observations import Observation, movement
from recognition.passage import PassageRules, PassageTracker
from recognition.plates import BoundingBox
from recognition.same_car import edit_distance
from recognition.sightings import direction_of, sighting_of
from server.contract.sightings import CameraDirection
from tests.fakes.readings import observation, reading

FRAME_S = 0.1
Path = Callable[[int], Observation | None]
EachFrame = Callable[[int], Observation]


def watch(tracker: PassageTracker, frames: int, *cars: Path) -> list[Passage]:
    """Let every car follow its path through so many frames; return all that was told, to the last word."""
    passages: list[Passage] = []
    for index in range(frames):
        seen = [plate for car in cars if (plate := car(index))]
        passages += tracker.observe(index * FRAME_S, seen)
    return passages + tracker.finish()


def texts(passages: list[Passage]) -> set[str]:
    return {passage.fused.reading.text for passage in passages}


def moving(text: str, start: int, step: int, misread: dict[int, str] | None = None) -> EachFrame:
    """A car whose plate goes to the side by `step` pixels a frame, now and then misread."""

    def seen(index: int) -> Observation:
        said = (misread or {}).get(index, text)
        return observation(
            index * FRAME_S, reading(said, 0.95 if said == text else 0.6), start + step * index
        )

    return seen


def coming(text: str, width: int, growth: float, confidence: float = 0.95) -> EachFrame:
    """A car whose plate grows (or shrinks) by `growth` a frame, and comes down as it grows."""

    def seen(index: int) -> Observation:
        now = round(width * growth**index)
        return observation(index * FRAME_S, reading(text, confidence), 400 - now // 2, now, 100 + now)

    return seen


@given(
    misread=st.dictionaries(st.integers(0, 29), st.sampled_from(["京A12845", "京A1234"]), max_size=8),
    step=st.integers(5, 40),
)
@settings(deadline=None, max_examples=40)
def test_two_cars_that_cross_stay_two_whatever_is_misread(misread: dict[int, str], step: int) -> None:
    first, second = moving("京A12345", 0, step, misread), moving("沪C7K981", 30 * step, -step)
    passages = watch(PassageTracker(), 30, first, second)
    assert texts([passage for passage in passages if passage.final]) == {"京A12345", "沪C7K981"}
    assert len({passage.sighting_id for passage in passages}) == 2


@given(st.permutations([0, 1, 2]))
@settings(deadline=None)
def test_the_order_of_the_plates_in_a_frame_does_not_matter(order: list[int]) -> None:
    cars = [moving("京A12345", 0, 9), moving("沪C7K981", 300, 0), moving("皖AD12345", 600, -9)]
    passages = watch(PassageTracker(), 20, *[cars[index] for index in order])
    assert texts(passages) == {"京A12345", "沪C7K981", "皖AD12345"}
    assert len(passages) == 3


def test_two_plates_that_differ_by_one_character_side_by_side_are_two_cars() -> None:
    passages = watch(PassageTracker(), 12, moving("京A12345", 0, 0), moving("京A12346", 600, 0))
    assert texts(passages) == {"京A12345", "京A12346"}
    assert len(passages) == 2


def test_illegible_frames_where_a_plate_was_a_moment_ago_are_of_its_car() -> None:
    scrawl = dict.fromkeys(range(0, 20, 3), "豫K8W2M6")

    def seen(index: int) -> Observation:
        said = reading(scrawl[index], 0.2) if index in scrawl else reading("京A12345", 0.95)
        return observation(index * FRAME_S, said, 100 + 4 * index)

    passages = watch(PassageTracker(), 20, seen)
    assert texts(passages) == {"京A12345"}
    assert len({passage.sighting_id for passage in passages}) == 1


def test_a_car_that_queues_is_told_when_its_turn_has_come() -> None:
    tracker = PassageTracker()

    def first(index: int) -> Observation | None:
        return observation(index * FRAME_S, reading("京A12345"), 300, 200) if index < 30 else None

    def second(index: int) -> Observation:
        return observation(index * FRAME_S, reading("沪C7K981"), 340, 80 if index < 30 else 200, 20)

    told_at: dict[str, int] = {}
    for index in range(60):
        seen = [plate for car in (first, second) if (plate := car(index))]
        for passage in tracker.observe(index * FRAME_S, seen):
            told_at.setdefault(passage.fused.reading.text, index)
    assert told_at["京A12345"] < 30 <= told_at["沪C7K981"]


def test_a_car_that_queued_and_turned_away_is_told_none_the_less() -> None:
    def second(index: int) -> Observation | None:
        return observation(index * FRAME_S, reading("沪C7K981"), 340, 80, 20) if index < 20 else None

    passages = watch(PassageTracker(), 60, coming("京A12345", 200, 1.0), second)
    assert texts(passages) == {"京A12345", "沪C7K981"}


@pytest.mark.parametrize(
    ("camera", "growth", "direction"),
    [
        ("in", 1.03, "in"),
        ("in", 0.97, "in"),
        ("out", 1.03, "out"),
        ("both", 1.03, "in"),
        ("both", 0.97, "out"),
        ("both", 1.0, "in"),
    ],
)
def test_the_cameras_direction_holds_and_movement_decides_where_it_is_both(
    camera: CameraDirection, growth: float, direction: str
) -> None:
    rules = PassageRules(by_movement=camera == "both")
    (passage,) = watch(PassageTracker(rules), 25, coming("京A12345", 120, growth))[-1:]
    sighting = sighting_of(passage, "gate", camera)
    assert sighting.direction == direction
    if camera == "both" and growth != 1.0:
        assert sighting.movement == ("towards" if growth > 1 else "away")


def test_where_movement_decides_a_car_is_told_when_it_has_moved() -> None:
    tracker = PassageTracker(PassageRules(by_movement=True))
    path = coming("京A12345", 120, 1.02)
    told = [index for index in range(20) if tracker.observe(index * FRAME_S, [path(index)])]
    assert told == [7]


BOXES = st.builds(
    BoundingBox, st.integers(0, 900), st.integers(0, 600), st.integers(20, 300), st.integers(8, 90)
)


@given(BOXES, BOXES)
def test_who_comes_one_way_goes_the_other_way_backwards(first: BoundingBox, last: BoundingBox) -> None:
    opposite = {"towards": "away", "away": "towards", None: None}
    assert movement(last, first) == opposite[movement(first, last)]


def test_a_plate_that_comes_down_without_growing_comes_towards_the_camera() -> None:
    assert movement(BoundingBox(100, 100, 90, 30), BoundingBox(100, 160, 90, 30)) == "towards"
    assert direction_of("both", "towards") == "in"


@given(st.text("AB1", max_size=6), st.text("AB1", max_size=6))
def test_edit_distance_is_a_distance(first: str, second: str) -> None:
    distance = edit_distance(first, second)
    assert distance == edit_distance(second, first)
    assert abs(len(first) - len(second)) <= distance <= max(len(first), len(second))
    assert (distance == 0) == (first == second)


@pytest.mark.parametrize(("first", "second", "distance"), [("A1", "A2", 1), ("A12", "A2", 1), ("", "A1", 2)])
def test_edit_distance_counts_changes(first: str, second: str, distance: int) -> None:
    assert edit_distance(first, second) == distance

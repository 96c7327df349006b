"""Which changes a screen has painted: those after the number it moved on from, and each topic for itself."""

from hypothesis import given, strategies as st

from server.latency.changes import MOST_AWAITED, MOST_TOPICS, AwaitedChanges, Change
from server.latency.legs import Origin


def change(number: int) -> Change:
    return Change(str(number), number, Origin.TAP, {})


@given(
    numbers=st.sets(st.integers(1, 200), min_size=1),
    cuts=st.lists(st.integers(0, 200), min_size=2, max_size=2).map(sorted),
)
def test_a_paint_is_of_what_lies_between_its_numbers(numbers: set[int], cuts: list[int]) -> None:
    awaited = AwaitedChanges()
    for number in sorted(numbers):
        awaited.told("lounge", [change(number)])
        awaited.told("workshop", [change(number + 1)])
    found = [each.number for each in awaited.painted("lounge", cuts[0], cuts[1])]
    assert found == sorted((n for n in numbers if cuts[0] < n <= cuts[1]), reverse=True)


def test_what_no_screen_ever_paints_is_forgotten() -> None:
    awaited = AwaitedChanges()
    for number in range(2 * MOST_AWAITED):
        awaited.told("lounge", [change(number)])
    assert len(list(awaited.painted("lounge", 0, 10_000))) == MOST_AWAITED
    for topic in range(MOST_TOPICS):
        awaited.told(f"visit/{topic}", [change(1)])
    assert list(awaited.painted("lounge", 0, 10_000)) == []
    assert len(list(awaited.painted(f"visit/{MOST_TOPICS - 1}", 0, 1))) == 1

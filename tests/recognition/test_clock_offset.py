"""The agent's clock against the server's: never wronger than the quickest exchange allows."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st

from recognition.clock_offset import KEPT, ClockOffset

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
WAYS = st.lists(st.tuples(st.integers(0, 2_000), st.integers(0, 2_000)), min_size=1, max_size=KEPT)


@given(ways=WAYS, ahead_ms=st.integers(-(10**8), 10**8))
def test_it_is_wrong_by_half_the_least_round_trip_at_most(ways: list[tuple[int, int]], ahead_ms: int) -> None:
    clock, ahead = ClockOffset(), timedelta(milliseconds=ahead_ms)
    for there, back in ways:
        arrived = NOON + timedelta(milliseconds=there)
        clock.add(NOON, arrived + timedelta(milliseconds=back), arrived + ahead)
    least = timedelta(milliseconds=min(there + back for there, back in ways))
    assert abs(clock.ahead - ahead) <= least / 2


def test_a_clock_that_was_set_is_known_again_after_a_few_exchanges() -> None:
    clock = ClockOffset()
    clock.add(NOON, NOON + timedelta(milliseconds=1), NOON)
    for _ in range(KEPT):
        clock.add(NOON, NOON + timedelta(milliseconds=9), NOON + timedelta(hours=1))
    assert abs(clock.ahead - timedelta(hours=1)) < timedelta(milliseconds=5)


def test_an_answer_before_its_question_says_nothing() -> None:
    clock = ClockOffset()
    clock.add(NOON, NOON - timedelta(hours=1), NOON)
    assert clock.ahead == timedelta()

"""From tap to screen: the first showing that includes the tap's event counts."""

import time

import pytest
from hypothesis import given, strategies as st

from server.simulator.stopwatch import Stopwatch, percentile


def test_a_tap_is_timed_to_the_first_showing_that_includes_it() -> None:
    watch, now = Stopwatch(), time.monotonic()
    watch.tapped(now, event_number=5)
    watch.received("workshop", 4)
    watch.received("workshop", 7)
    time.sleep(0.05)
    watch.received("workshop", 8)
    (delay,) = watch.tap_to_screen_ms("workshop")
    assert 0 <= delay < 50


def test_a_tap_that_no_screen_has_shown_is_left_out() -> None:
    watch = Stopwatch()
    watch.tapped(time.monotonic(), event_number=5)
    watch.received("workshop", 4)
    assert watch.tap_to_screen_ms("workshop") == []
    assert watch.tap_to_screen_ms("lounge") == []


def test_the_last_number_is_the_highest_that_anybody_heard_of() -> None:
    watch = Stopwatch()
    watch.received("lounge", 3)
    watch.tapped(time.monotonic(), event_number=9)
    watch.received("workshop", 8)
    assert watch.last_number == 9


@given(st.lists(st.floats(0, 1000), min_size=1))
def test_half_of_the_values_do_not_exceed_the_median(values: list[float]) -> None:
    median = percentile(values, 0.5)
    assert median is not None
    assert sum(round(value, 1) <= median for value in values) * 2 >= len(values)


@pytest.mark.parametrize(("share", "expected"), [(0.5, 51.0), (0.99, 100.0), (1.0, 100.0)])
def test_percentiles_of_a_hundred_values(share: float, expected: float) -> None:
    assert percentile([float(value) for value in range(1, 101)], share) == expected


def test_no_values_have_no_percentile() -> None:
    assert percentile([], 0.5) is None

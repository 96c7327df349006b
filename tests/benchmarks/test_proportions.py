"""The bounds are those of the textbooks, and hold what they say."""

import pytest
from hypothesis import given, strategies as st

from tests.benchmarks.proportions import lower_bound, upper_bound


@pytest.mark.parametrize(
    ("count", "trials", "bound"),
    [(0, 3000, 0.000998), (1, 3000, 0.001580), (0, 10, 0.2589), (5, 10, 0.7776), (10, 10, 1.0)],
)
def test_the_upper_bound_is_clopper_and_pearsons(count: int, trials: int, bound: float) -> None:
    assert upper_bound(count, trials) == pytest.approx(bound, rel=2e-3)


@given(st.integers(0, 60), st.integers(1, 60), st.floats(0.6, 0.99))
def test_the_bounds_enclose_the_share_and_widen_with_confidence(
    count: int, trials: int, confidence: float
) -> None:
    count = min(count, trials)
    low, high = lower_bound(count, trials, confidence), upper_bound(count, trials, confidence)
    assert low <= count / trials <= high
    assert upper_bound(count, trials, (1 + confidence) / 2) >= high - 1e-9


def test_nothing_tried_says_nothing() -> None:
    assert (lower_bound(0, 0), upper_bound(0, 0)) == (0.0, 1.0)

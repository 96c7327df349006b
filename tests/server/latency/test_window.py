"""Percentiles are those of the values that were kept, and no others are kept."""

import numpy as np
from hypothesis import given, strategies as st

from server.latency.window import SHARES, Window

VALUES = st.lists(st.floats(0, 1e6), min_size=1, max_size=300)


@given(values=VALUES, shares=st.lists(st.floats(0.001, 1), min_size=1, max_size=5))
def test_percentiles_are_of_the_nearest_rank(values: list[float], shares: list[float]) -> None:
    window = Window()
    for value in values:
        window.add(value)
    found = window.percentiles(tuple(shares))
    for share, percentile in zip(shares, found, strict=True):
        assert percentile in values
        assert sum(value <= percentile for value in values) >= share * len(values) - 1e-6
        assert sum(value < percentile for value in values) < share * len(values) + 1e-6


@given(values=VALUES)
def test_numpy_agrees(values: list[float]) -> None:
    window = Window()
    for value in values:
        window.add(value)
    assert window.percentiles() == tuple(np.quantile(values, SHARES, method="inverted_cdf"))


@given(values=VALUES, most=st.integers(1, 50))
def test_only_the_last_values_count(values: list[float], most: int) -> None:
    window = Window(most)
    for value in values:
        window.add(value)
    assert window.percentiles((0.001, 1.0)) == (min(values[-most:]), max(values[-most:]))
    assert window.count == len(values)


def test_without_a_value_there_is_no_percentile() -> None:
    assert Window().percentiles() == ()

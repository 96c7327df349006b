"""The benchmark of painted pages: every page paints every decision, and the figures are of all of them."""

import pytest

from tests.benchmarks.painted_pages import measure_painted

pytestmark = pytest.mark.browser


@pytest.mark.usefixtures("screens")
def test_each_page_is_measured_for_each_decision() -> None:
    figures = measure_painted(pages=3, decisions=3)
    assert figures["painted"] == 9
    assert 0 < figures["p50_ms"] <= figures["p95_ms"] <= figures["p99_ms"]
    assert list(figures["legs"])[-3:] == ["paint", "decision_to_paint", "whole"]

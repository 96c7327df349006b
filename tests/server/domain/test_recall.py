"""A recall's list of cars, and until when their owners are told."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from server.domain.errors import InvalidRequest, RecallListRefused
from server.domain.recall import listed_vins, owners_told_for

NOW = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
GERMAN = st.from_regex(r"W[A-HJ-NPR-Z0-9]{16}", fullmatch=True)
"""European makers are free in the ninth place."""


def named(refused: RecallListRefused) -> list[tuple[int, str]]:
    """The lines that a refusal names, and why."""
    lines: Any = refused.fields["lines"]
    return [(each["line"], each["why"]) for each in lines]


@given(vins=st.lists(GERMAN, min_size=1, max_size=20, unique=True), gaps=st.lists(st.integers(0, 3)))
def test_a_list_is_read_with_its_gaps_spaces_and_small_letters(vins: list[str], gaps: list[int]) -> None:
    lines: list[str] = []
    for number, vin in enumerate(vins):
        lines += [" "] * (gaps[number] if number < len(gaps) else 0)
        lines.append(f" {vin[:3]} {vin[3:].lower()}")
    assert listed_vins(lines) == vins


@given(vins=st.lists(GERMAN, min_size=1, max_size=8, unique=True), at=st.integers(0, 7))
def test_one_wrong_line_refuses_the_whole_list_and_is_named(vins: list[str], at: int) -> None:
    lines = list(vins)
    lines.insert(min(at, len(lines)), "W0L000")
    with pytest.raises(RecallListRefused) as refused:
        listed_vins(lines)
    ((line, why),) = named(refused.value)
    assert (lines[line - 1], why) == ("W0L000", "form")


def test_what_is_wrong_is_said_of_each_line() -> None:
    lines = ["LSVAU033842182940", "", "WVWZZZ1JZXW000001", "WVWZZZ1JZXW000001"]
    with pytest.raises(RecallListRefused, match="2 lines") as refused:
        listed_vins(lines)
    assert named(refused.value) == [(1, "check_digit"), (4, "twice")]
    with pytest.raises(InvalidRequest, match="at least one"):
        listed_vins(["", "  "])


@given(days=st.integers(-400, 400))
def test_owners_are_told_in_the_week_before_it_and_never_in_less_than_a_week(days: int) -> None:
    begins_at = NOW + timedelta(days=days)
    told_for = owners_told_for(begins_at, NOW)
    assert told_for >= NOW + timedelta(days=7)
    assert told_for == begins_at or days < 7

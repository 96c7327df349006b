"""The words by which things are found: whatever part of a text is sought, its terms are among the text's."""

import pytest
from hypothesis import given, strategies as st

from server.domain.search_words import (
    booking_numbers_meant,
    closeness,
    needed_terms,
    normalised,
    order_numbers_meant,
    terms_of,
)

TEXTS = st.text(alphabet="刹车片异响京A1٣é -ｂ.", max_size=30)


@given(text=TEXTS, start=st.integers(0, 29), length=st.integers(0, 10))
def test_every_part_of_a_text_is_among_its_terms(text: str, start: int, length: int) -> None:
    part = normalised(text)[start : start + length]
    assert needed_terms(part) <= terms_of(text)


@given(text=TEXTS)
def test_what_is_normalised_stays_so(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


def test_a_word_of_two_characters_needs_them_side_by_side() -> None:
    assert needed_terms("刹车") == {"刹车"}
    assert needed_terms("刹车") <= terms_of("前刹车片过薄")
    assert not needed_terms("刹车") <= terms_of("刹那停车")


def test_width_case_and_punctuation_do_not_matter() -> None:
    assert normalised("京Ａ·12345, OBD-II") == "京a 12345 obd ii"
    assert needed_terms("  ·- ") == frozenset()


def test_a_single_character_is_found_wherever_it_stands() -> None:
    assert needed_terms("车") == {"车"}
    assert needed_terms("车") <= terms_of("试车")


@pytest.mark.parametrize(
    ("sought", "close"),
    [("京a12345", 0), ("京a", 1), ("2345", 1), ("a123", 2), ("京a 李", 1), ("李雷 京a12345", 0)],
)
def test_whole_words_are_closer_than_their_ends_and_those_closer_than_what_stands_within(
    sought: str, close: int
) -> None:
    assert closeness("京a12345 李雷", sought) == close


@pytest.mark.parametrize(
    ("sought", "numbers"),
    [
        ("2025-0417", ("2025-0417",)),
        ("工单 2025-417", ("2025-0417",)),
        ("RO2025-12345", ("2025-12345",)),
        ("京A12345", ("2026-12345", "2025-12345")),
        ("417", ("2026-0417", "2025-0417")),
        ("李雷", ()),
        ("13800138000", ()),
        ("2025-04-17", ()),
        ("B2025-0417", ()),
        ("b417", ()),
    ],
)
def test_a_number_for_people_is_meant_whole_or_by_its_end(sought: str, numbers: tuple[str, ...]) -> None:
    assert order_numbers_meant(sought, 2026)[:2] == numbers


@pytest.mark.parametrize(
    ("sought", "numbers"),
    [
        ("B2025-0417", ("B2025-0417",)),
        ("b 2025-417", ("B2025-0417",)),
        ("2025-0417", ("B2025-0417", "2025-0417")),
        ("brake", ()),
    ],
)
def test_a_booking_is_meant_with_its_letter_and_without(sought: str, numbers: tuple[str, ...]) -> None:
    assert booking_numbers_meant(sought, 2026) == numbers

"""The words by which things are found: whatever part of a text is sought, its terms are among the text's."""

from hypothesis import given
from hypothesis import strategies as st

from server.domain.search_words import needed_terms, normalised, terms_of

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

"""Plates in words that somebody types: found in any spelling, and nothing else taken for one."""

import pytest
from hypothesis import given, strategies as st

from server.domain.plate import normalise_plate
from server.domain.plates_in_words import WrittenPlate, written_plates
from server.region_files import load_numbering
from tests.fakes.plate_formats import CHINESE_PLATES, NUMBERING

SEPARATORS = st.sampled_from(["", " ", "·", "-", "•", "—", "・"])
SENTENCES = st.sampled_from(
    ["请{}的车主挪车", "{}", "{}: please move", "The car {} is in the way", "车{}，挪"]
)


def certain(words: str, *regions: str) -> list[str]:
    """The plates that the words certainly name."""
    numbering = load_numbering(regions) if regions else NUMBERING
    return [plate.text for plate in written_plates(words, numbering) if plate.certain]


@given(CHINESE_PLATES, SEPARATORS, st.booleans(), SENTENCES)
def test_a_chinese_plate_is_found_however_it_is_typed(
    plate: str, separator: str, wide: bool, sentence: str
) -> None:
    typed = separator.join(plate.lower())
    if wide:
        typed = "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in typed)
    words = sentence.format(typed)
    found = next(iter(written_plates(words, NUMBERING)))
    assert found.certain
    assert plate.startswith(found.text)
    assert len(found.text) >= len(plate) - 1
    assert normalise_plate(words[found.begin : found.end]) == found.text


@pytest.mark.parametrize(
    "words",
    [
        "请尾号 4 5 的车主到 2 号交车位",
        "Please come to lift 12",
        "京A的车主",
        "BMW320 已经洗好",
        "08:30 开门",
    ],
)
def test_other_words_are_no_plates(words: str) -> None:
    assert certain(words) == []


def test_a_word_that_may_be_a_plate_of_elsewhere_is_left_to_the_record() -> None:
    (found,) = [plate for plate in written_plates("move RK755AJ now", NUMBERING) if plate.text == "RK755AJ"]
    assert found == WrittenPlate(5, 12, "RK755AJ", certain=False)


def test_at_home_a_plate_of_letters_and_digits_is_one() -> None:
    assert "ABC1234" in certain("please move abc-1234 now", "us")
    assert certain("please go to ABC 1234", "us") == []
    assert certain("XABC1234", "us") == []

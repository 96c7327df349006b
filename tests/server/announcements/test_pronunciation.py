"""How texts are written for the voice, held against the phonemes that espeak-ng makes of them."""

import unicodedata

import pytest
from hypothesis import given, strategies as st

from server.announcements.pronunciation import Language, clean, pronounceable, spelled, spoken_surname
from server.announcements.speech import VOICES
from tests.fakes.phonemes import phonemes

ENGLISH_INSIDE = "(en)"


def heard(text: str) -> str:
    return phonemes(text, VOICES["zh"])


@pytest.mark.parametrize(
    ("characters", "language", "written"),
    [
        ("45", "zh", "4 5"),
        ("皖AD12345", "zh", "皖，A，D，1 2 3 4 5"),
        ("藏A1D234", "zh", "zang4，A，1，D，2 3 4"),
        ("琼B88888", "zh", "qong2，B，8 8 8 8 8"),
        ("3警", "zh", "3，警"),
        ("京A12345", "en", "Jing, A, 1 2 3 4 5"),
        ("3港", "en", "3, Hong Kong"),
        ("", "zh", ""),
    ],
)
def test_a_plate_is_spelled(characters: str, language: Language, written: str) -> None:
    assert spelled(characters, language) == written


def test_digits_are_heard_one_by_one() -> None:
    four, five, ten = "s'i[51", "w'u214", "s.i.35"
    tail = heard(f"尾号 {spelled('45', 'zh')}")
    assert four in tail
    assert five in tail
    assert ten not in tail
    assert ten in heard("尾号 45"), "unspelled it is forty-five; if it no longer is, spelling can go"


@pytest.mark.parametrize("province", ["琼", "藏"])
def test_both_difficult_provinces_are_heard_in_mandarin(province: str) -> None:
    assert ENGLISH_INSIDE not in heard(spelled(province, "zh"))


def test_zang_is_the_province_and_not_to_hide() -> None:
    assert heard(spelled("藏", "zh")) != heard("藏")


@pytest.mark.parametrize("character", "炯窘琼穷兄凶胸匈汹雄熊")
def test_characters_that_turn_english_are_heard_in_mandarin(character: str) -> None:
    assert ENGLISH_INSIDE in heard(character), "the voice has learnt it: the replacement can go"
    assert ENGLISH_INSIDE not in heard(pronounceable(character, "zh"))


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("A4L", "A 4 L"),
        ("宝马X3", "宝马X 3"),
        ("RX5", "R X 5"),
        ("508", "5 0 8"),
        ("520Li", "5 2 0 L i"),
        ("Model3", "Model 3"),
        ("Model Y", "Model Y"),
        ("MG", "MG"),
        ("秦PLUS", "秦PLUS"),
        ("3系", "3系"),
        ("12", "12"),
    ],
)
def test_models_are_parted_where_the_voice_would_run_them_together(written: str, spoken: str) -> None:
    assert pronounceable(written, "zh") == spoken


def test_the_english_voice_is_given_no_hanzi() -> None:
    assert pronounceable("大众 Lavida", "en").strip() == "Lavida"


@pytest.mark.parametrize(
    ("surname", "spoken"), [("曾", "zeng1"), ("单", "shan4"), ("王", "王"), ("欧阳", "欧阳")]
)
def test_surnames_are_read_as_names(surname: str, spoken: str) -> None:
    assert spoken_surname(surname, "zh") == spoken
    assert spoken_surname(surname, "en") == surname


def test_a_surname_sounds_other_than_the_everyday_word() -> None:
    assert heard(f"{spoken_surname('曾', 'zh')}顾问") != heard("曾顾问")


@given(st.text(), st.integers(min_value=0, max_value=50))
def test_clean_text_is_short_and_has_no_control_characters(text: str, longest: int) -> None:
    cleaned = clean(text, longest)
    assert len(cleaned) <= longest
    assert not [character for character in cleaned if unicodedata.category(character)[0] == "C"]
    assert cleaned == cleaned.strip()


def test_clean_keeps_words_apart() -> None:
    assert clean("  大众\n\t朗逸\x00\x01 \u202eX3 ", 40) == "大众 朗逸 X3"

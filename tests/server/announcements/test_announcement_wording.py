"""The sentence for a car that is ready: the words, and how little of a plate is ever said."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from server.announcements.pronunciation import Language, spelled
from server.announcements.wording import PickupFacts, ready_captions, ready_speech, ready_text
from server.contract.boards import Words
from server.domain.plate import plate_tail
from server.domain.plate_mask import mask_plate
from server.wording import load_wording
from tests.fakes.plate_formats import PLATES

SHIPPED = load_wording(Path(__file__).parents[3] / "config" / "wording")
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def facts(
    plate: str = "京A12345",
    *,
    colour: Words | None = Words(zh="白色", en="white"),
    series: Words = Words(zh="朗逸", en="Lavida"),
    bay: str | None = None,
    advisor: Words | None = None,
) -> PickupFacts:
    return PickupFacts(plate, colour, Words(zh="大众", en="Volkswagen"), series, bay, advisor)


def test_the_sentence_of_the_trade() -> None:
    assert ready_speech(SHIPPED["zh"], facts(), "zh") == "请尾号 4 5、白色大众朗逸的车主到交车区取车"


def test_captions_are_bilingual_and_name_bay_and_advisor() -> None:
    captions = ready_captions(SHIPPED, facts(bay="2", advisor=Words(zh="王", en="Wang")))
    assert captions.zh == "请尾号 4 5、白色大众朗逸的车主到2号交车位取车，王顾问在等您"
    assert captions.en == (
        "The white Volkswagen Lavida, plate ending 4 5, is ready. "
        "Please come to handover bay 2; your advisor Wang is waiting for you"
    )


def test_an_unknown_colour_leaves_no_gap() -> None:
    captions = ready_captions(SHIPPED, facts(colour=None))
    assert "、大众朗逸" in captions.zh
    assert captions.en.startswith("The Volkswagen Lavida,")


def test_names_in_letters_keep_their_spaces_in_a_chinese_sentence() -> None:
    lavida = replace(
        facts(series=Words(zh="Lavida", en="Lavida")), brand=Words(zh="Volkswagen", en="Volkswagen")
    )
    assert "、白色Volkswagen Lavida的车主" in ready_captions(SHIPPED, lavida).zh


def test_the_voice_gets_another_spelling_than_the_eye() -> None:
    car = facts("琼A1D23警", series=Words(zh="凌渡L5", en="Lamando"), advisor=Words(zh="曾", en="Zeng"))
    caption = ready_text(SHIPPED["zh"], car, "zh")
    speech = ready_speech(SHIPPED["zh"], car, "zh", whole_plate=True)
    assert "3 警" in caption
    assert "凌渡L5" in caption
    assert "曾顾问" in caption
    assert "qong2，A，1，D，2 3，警" in speech
    assert "凌渡L 5" in speech
    assert "zeng1顾问" in speech


@given(PLATES, st.sampled_from(LANGUAGES))
def test_by_default_nothing_but_the_tail_can_be_learnt(plate: str, language: Language) -> None:
    words = SHIPPED[language]
    anybody = facts(f"•••••{plate_tail(plate)}")
    assert ready_speech(words, facts(plate), language) == ready_speech(words, anybody, language)
    assert ready_text(words, facts(plate), language) == ready_text(words, anybody, language)


@given(PLATES, st.sampled_from(LANGUAGES))
def test_a_masked_plate_is_never_said_whole(plate: str, language: Language) -> None:
    masked, words = facts(mask_plate(plate)), SHIPPED[language]
    by_tail = ready_speech(words, masked, language)
    assert ready_speech(words, masked, language, whole_plate=True) == by_tail


@given(PLATES)
def test_a_whole_plate_is_said_only_where_the_shop_chooses_so(plate: str) -> None:
    words = SHIPPED["zh"]
    assert spelled(plate, "zh") in ready_speech(words, facts(plate), "zh", whole_plate=True)
    assert spelled(plate, "zh") not in ready_speech(words, facts(plate), "zh")


@given(st.text(max_size=200), st.text(max_size=200), st.sampled_from(LANGUAGES))
def test_strange_names_stay_on_one_bounded_line(name: str, bay: str, language: Language) -> None:
    car = facts(series=Words(zh=name, en=name), bay=bay, advisor=Words(zh=name, en=name))
    for text in (
        ready_text(SHIPPED[language], car, language),
        ready_speech(SHIPPED[language], car, language),
    ):
        assert text.isprintable()
        assert len(text) <= 300


def test_braces_in_a_name_are_only_braces() -> None:
    caption = ready_text(SHIPPED["zh"], facts(series=Words(zh="{plate}", en="x")), "zh")
    assert "大众{plate}的车主" in caption


def test_a_plate_without_a_tail_is_refused() -> None:
    with pytest.raises(ValueError, match="too short"):
        facts("京")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_car_that_nobody_registered_is_called_by_its_plate_alone(language: Language) -> None:
    nothing = Words(zh="", en="")
    unregistered = PickupFacts("京A12345", None, nothing, nothing, None, None)
    text = ready_text(SHIPPED[language], unregistered, language)
    assert "4 5" in text
    assert "、的" not in text
    assert "  " not in text
    assert ", ," not in text
    assert "The ," not in text

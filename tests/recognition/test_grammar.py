"""The grammar on literal columns: what it allows, what it infers, and when it dares to be certain."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recognition.alignment import align_to_formats
from recognition.grammar import Certainty, read_columns
from server.domain.plate import FORMATS, PlateColour, PlateFormat, PlateKind
from tests.fakes.columns import columns


@st.composite
def plates(draw: st.DrawFn) -> tuple[str, PlateFormat]:
    form = draw(st.sampled_from(FORMATS))
    return "".join(draw(st.sampled_from(characters)) for characters in form.positions), form


@settings(deadline=None)
@given(plates())
def test_every_plate_that_is_seen_clearly_is_read_as_it_is(plate: tuple[str, PlateFormat]) -> None:
    text, form = plate
    reading = read_columns(columns(text), form.colours[0])
    assert reading.text == text
    assert reading.certain
    assert reading.kind is not None


@pytest.mark.parametrize(
    ("text", "colour", "kind"),
    [
        ("京A12345", PlateColour.BLUE, PlateKind.ORDINARY),
        ("皖AD12345", PlateColour.GREEN, PlateKind.NEW_ENERGY_SMALL),
        ("粤B12345D", PlateColour.YELLOW_GREEN, PlateKind.NEW_ENERGY_LARGE),
        ("京A1234警", PlateColour.WHITE, PlateKind.POLICE),
        ("苏E8K67学", PlateColour.YELLOW, PlateKind.TRAINING),
        ("鲁H3456挂", PlateColour.YELLOW, PlateKind.TRAILER),
        ("粤Z1A23港", PlateColour.BLACK, PlateKind.HONG_KONG),
        ("粤Z1A23澳", PlateColour.BLACK, PlateKind.MACAU),
        ("使123456", PlateColour.BLACK, PlateKind.EMBASSY),
        ("沪A1234领", PlateColour.BLACK, PlateKind.CONSULATE),
    ],
)
def test_the_kind_follows_from_the_text(text: str, colour: PlateColour, kind: PlateKind) -> None:
    assert read_columns(columns(text), colour).kind is kind


def test_a_repeated_character_needs_a_gap_between() -> None:
    assert read_columns(columns("京A11100"), PlateColour.BLUE).text == "京A11100"


def test_one_character_over_two_columns_is_one_character() -> None:
    clear = columns("京A12345")
    doubled = np.concatenate([clear[:3], clear[2:3], clear[3:]])
    assert read_columns(doubled, PlateColour.BLUE).text == "京A12345"


def test_a_look_alike_letter_is_the_digit_that_the_standard_has() -> None:
    reading = read_columns(columns("京AOI23O"), PlateColour.BLUE)
    assert reading.text == "京A01230"
    assert reading.certain


def test_the_o_of_a_police_plate_is_a_letter() -> None:
    assert read_columns(columns("京O1234警"), PlateColour.WHITE).text == "京O1234警"


def test_a_character_that_may_not_stand_there_gives_way_to_the_likeliest_that_may() -> None:
    seen = columns("京", {"8": 0.6, "B": 0.35}, "12345")
    assert read_columns(seen, PlateColour.BLUE).text == "京B12345"


def test_what_grammar_had_to_correct_is_never_certain() -> None:
    seen = columns("京", {"8": 0.02, "B": 0.97}, "12345")
    corrected = columns("京", {"8": 0.97, "B": 0.02}, "12345")
    assert read_columns(seen, PlateColour.BLUE).certain
    assert not read_columns(corrected, PlateColour.BLUE).certain


def test_the_least_sure_character_decides_and_never_the_mean() -> None:
    reading = read_columns(columns("京A12", {"3": 0.55, "8": 0.4}, "45"), PlateColour.BLUE)
    assert reading.text == "京A12345"
    assert reading.confidence == pytest.approx(0.55)
    assert not reading.certain
    assert [character for character, _ in reading.characters[4]] == ["3", "8"]


def test_the_province_is_judged_on_its_own() -> None:
    seen = columns({"京": 0.92, "豫": 0.07}, "A12345")
    reading = read_columns(seen, PlateColour.BLUE)
    assert reading.text == "京A12345"
    assert not reading.certain
    assert read_columns(seen, PlateColour.BLUE, Certainty(province=0.9)).certain


def test_the_ground_settles_what_the_text_leaves_open() -> None:
    seen = columns("粤B1234", {"5": 0.5, "_": 0.5}, "6")
    assert read_columns(seen, PlateColour.BLUE).kind is PlateKind.ORDINARY


def test_a_text_on_a_ground_that_it_is_never_made_in_is_not_certain() -> None:
    assert not read_columns(columns("皖AD12345"), PlateColour.BLUE).certain


def test_a_serial_without_its_province_on_blue_is_a_chinese_plate_in_doubt() -> None:
    reading = read_columns(columns({"_": 0.9, "浙": 0.03}, "BH827G"), PlateColour.BLUE)
    assert reading.text == "浙BH827G"
    assert reading.kind is PlateKind.ORDINARY
    assert not reading.certain
    assert reading.confidence < 0.1


def test_a_foreign_plate_on_blue_has_no_trace_of_a_province() -> None:
    assert read_columns(columns("_KL3B8K"), PlateColour.BLUE).text == "KL3B8K"


@pytest.mark.parametrize("text", ["RK755AJ", "M5XSX", "AYO9034", "8951283", "1AMW240"])
def test_a_foreign_plate_is_read_as_it_stands_and_never_certain(text: str) -> None:
    reading = read_columns(columns(text), PlateColour.WHITE)
    assert reading.text == text
    assert reading.kind is None
    assert not reading.certain


@pytest.mark.parametrize("text", ["", "A", "GARAGE", "EXITONLYHERE1"])
def test_other_texts_are_no_plate(text: str) -> None:
    assert read_columns(columns("_", text, "_"), PlateColour.WHITE).text == ""


def test_too_few_columns_for_any_plate_give_nothing() -> None:
    assert align_to_formats(columns("京A1")[:3], np.zeros(len(FORMATS))) is None


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), min_size=12, max_size=12))
def test_whatever_is_seen_the_answer_is_a_plate_or_nothing(noise: list[float]) -> None:
    seen = columns("京A12345")
    seen[: len(noise), 1:] *= np.array(noise, dtype=np.float32)[:, None]
    reading = read_columns(seen, None)
    assert reading.text == "" or reading.kind is None or len(reading.text) in (7, 8)
    assert all(1 <= len(choices) <= 5 for choices in reading.characters)
    assert all(0 <= probability <= 1 for choices in reading.characters for _, probability in choices)

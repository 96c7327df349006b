"""The text of plates: what is written as one, and how people type it."""

import pytest

from server.domain.plate import (
    ALPHABET,
    DIGITS,
    LETTERS,
    PlateColour,
    PlateKind,
    normalise_plate,
    plate_tail,
)
from tests.fakes.plate_formats import CHINA


@pytest.mark.parametrize(
    ("text", "kind", "colour"),
    [
        ("京A12345", PlateKind.ORDINARY, PlateColour.BLUE),
        ("京AD06827", PlateKind.NEW_ENERGY_SMALL, PlateColour.GREEN),
        ("京A06827D", PlateKind.NEW_ENERGY_LARGE, PlateColour.YELLOW_GREEN),
        ("京A0316警", PlateKind.POLICE, PlateColour.WHITE),
        ("粤ZF023港", PlateKind.HONG_KONG, PlateColour.BLACK),
        ("京B1234挂", PlateKind.TRAILER, PlateColour.YELLOW),
        ("沪A1234领", PlateKind.CONSULATE, PlateColour.BLACK),
        ("WJ京12345", PlateKind.ARMED_POLICE, PlateColour.WHITE),
        ("WJ粤0316X", PlateKind.ARMED_POLICE, PlateColour.WHITE),
        ("川A1234应急", PlateKind.EMERGENCY, PlateColour.WHITE),
    ],
)
def test_kinds_and_their_colours(text: str, kind: PlateKind, colour: PlateColour) -> None:
    form = CHINA.format_of(text)
    assert form is not None
    assert form.kind is kind
    assert CHINA.usual_colour(text) is colour


@pytest.mark.parametrize(
    "text", ["京AI2345", "京A1234O", "A12345", "京A1234", "京A123456", "鑫A12345", "WJ京1234O", ""]
)
def test_what_is_no_plate(text: str) -> None:
    assert CHINA.format_of(text) is None


@pytest.mark.parametrize(
    "typed", [" 京a·1-23 45 ", "京Ａ・１２３４５", "京A•12345", "京A—12/345", "京_a.１2３45"]
)
def test_typed_separators_and_wide_characters_do_not_matter(typed: str) -> None:
    assert normalise_plate(typed) == "京A12345"


@pytest.mark.parametrize(
    ("text", "tail"), [("京A12345", "45"), ("京A0316警", "6警"), ("川A1234应急", "4应急")]
)
def test_a_car_is_called_by_its_tail(text: str, tail: str) -> None:
    assert plate_tail(text) == tail


def test_serials_have_no_i_and_no_o() -> None:
    assert not set("IO") & set(LETTERS + DIGITS)


def test_the_alphabet_has_each_character_once_and_those_of_every_chinese_plate() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 75
    assert {
        character for form in CHINA.formats for allowed in form.positions for character in allowed
    } == set(ALPHABET)

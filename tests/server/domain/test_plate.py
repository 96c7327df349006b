"""The text of plates: what is written as one, and masks that tell cars apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.plate import (
    ALPHABET,
    DIGITS,
    LETTERS,
    MASKED,
    PlateColour,
    PlateKind,
    mask_plate,
    mask_plates,
    normalise_plate,
    plate_tail,
)
from tests.fakes.plate_formats import CHINA, CHINESE_PLATES, PLATES

NEIGHBOURS = st.text(st.sampled_from("12"), min_size=5, max_size=5).map("京A{}".format)


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


def test_typed_separators_do_not_matter() -> None:
    assert normalise_plate(" 京a·1-23 45 ") == "京A12345"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("京A12345", "京A1••45"),
        ("粤BD06845", "粤BD•••45"),
        ("WJ京12345", "WJ京•••45"),
        ("川A1234应急", "川A1••4应急"),
        ("RK755AJ", "RK•••AJ"),
        ("M5XSX", "M5•SX"),
        ("AB12", "A•12"),
    ],
)
def test_masks_of_the_product(text: str, masked: str) -> None:
    assert mask_plate(text) == masked


@given(CHINESE_PLATES)
def test_a_mask_hides_what_it_must_and_keeps_the_length(text: str) -> None:
    masked, tail = mask_plate(text), plate_tail(text)
    assert len(masked) == len(text)
    assert masked.count(MASKED) == len(text) - 3 - len(tail)
    assert masked[:3] == text[:3]
    assert masked.endswith(tail)


@given(PLATES)
def test_no_mask_shows_a_whole_plate(text: str) -> None:
    assert MASKED in mask_plate(text)


@pytest.mark.parametrize(
    ("text", "tail"), [("京A12345", "45"), ("京A0316警", "6警"), ("川A1234应急", "4应急")]
)
def test_a_car_is_called_by_its_tail(text: str, tail: str) -> None:
    assert plate_tail(text) == tail
    assert plate_tail(mask_plate(text)) == tail


def test_two_that_look_alike_are_told_apart_and_a_third_stays_hidden() -> None:
    masks = mask_plates(["京A12345", "京A12645", "沪B26317"])
    assert masks == {"京A12345": "京A1•345", "京A12645": "京A1•645", "沪B26317": "沪B2••17"}


@given(st.sets(NEIGHBOURS | PLATES, max_size=8))
def test_no_two_cars_on_a_board_look_alike(plates: set[str]) -> None:
    masks = mask_plates(sorted(plates))
    assert len(set(masks.values())) == len(plates)
    for text, masked in masks.items():
        assert all(shown in (MASKED, character) for shown, character in zip(masked, text, strict=True))


def test_a_lone_car_shows_nothing_more_for_its_neighbours_sake() -> None:
    assert mask_plates(["京A12345"])["京A12345"] == "京A1••45"


def test_serials_have_no_i_and_no_o() -> None:
    assert not set("IO") & set(LETTERS + DIGITS)


def test_the_alphabet_has_each_character_once_and_those_of_every_chinese_plate() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 75
    assert {
        character for form in CHINA.formats for allowed in form.positions for character in allowed
    } == set(ALPHABET)

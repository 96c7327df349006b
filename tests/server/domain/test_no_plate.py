"""Cars without a plate: their mark is never taken for a plate, and never heard."""

from contextlib import suppress

import pytest
from hypothesis import given, strategies as st

from server.announcements.wording import PickupFacts, ready_captions
from server.contract.boards import Words
from server.domain.errors import InvalidRequest
from server.domain.no_plate import SIGN, checked_mark, is_mark, mark_of_vin, numbered_mark
from server.domain.plate_mask import mask_plates
from server.wording import load_wording
from tests.fakes.open_shop import CONFIG
from tests.fakes.plate_formats import NUMBERING, PLATES

VIN = "LVSHCAMB1CE054249"


def test_a_car_is_marked_by_the_end_of_its_vin_and_by_more_where_another_has_the_same() -> None:
    taken = {"#054249"}
    assert mark_of_vin(VIN, lambda mark: False) == "#054249"
    assert mark_of_vin(VIN, taken.__contains__) == "#CE054249"
    assert mark_of_vin(VIN, lambda mark: True) == "#MB1CE054249"


@given(st.text(max_size=14))
def test_a_mark_is_never_a_plate(told: str) -> None:
    with suppress(InvalidRequest):
        mark = checked_mark(told, NUMBERING)
        assert is_mark(mark)
        assert NUMBERING.format_of(mark) is None
        assert NUMBERING.format_of(mark.removeprefix(SIGN)) is None


@pytest.mark.parametrize(("told", "why"), [("京A12345", "plate"), ("x", "form"), ("a b", "form")])
def test_what_is_no_mark_is_refused_with_its_reason(told: str, why: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        checked_mark(told, NUMBERING)
    assert refused.value.fields["why"] == why


def test_a_number_makes_a_short_mark() -> None:
    assert numbered_mark("2026-0007") == "#T260007"


@given(st.sets(PLATES, max_size=3), st.sets(st.from_regex(r"#[A-Z0-9]{3,8}", fullmatch=True), max_size=3))
def test_marks_are_masked_beside_plates_each_for_itself(plates: set[str], marks: set[str]) -> None:
    masks = mask_plates(plates | marks)
    assert len(set(masks.values())) == len(masks)
    assert all(masks[mark] != mark for mark in marks)


def test_a_car_without_a_plate_is_called_by_model_and_colour() -> None:
    wording = load_wording(CONFIG / "wording")
    white, model = (
        Words(zh="白色", en="white"),
        (Words(zh="大众", en="Volkswagen"), Words(zh="朗逸", en="L")),
    )
    called = ready_captions(wording, PickupFacts("#054249", white, *model, None, None))
    assert called.zh == "请白色大众朗逸的车主到交车区取车"
    assert called.en == "The white Volkswagen L is ready. Please come to the handover area"
    nothing = Words(zh="", en="")
    unknown = ready_captions(wording, PickupFacts("#054249", None, nothing, nothing, None, None))
    assert unknown.zh == "请尚无车牌的车的车主到交车区取车"

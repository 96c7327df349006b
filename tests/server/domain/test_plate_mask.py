"""What public screens show of plates: never the whole, never two alike, never more than that needs."""

from collections.abc import Iterable, Iterator
from itertools import product
from random import Random

import pytest
from hypothesis import example, given, strategies as st

from server.domain.plate import plate_tail
from server.domain.plate_mask import MASKED, fits, mask_plate, mask_plates
from tests.fakes.plate_formats import CHINESE_PLATES, PLATES

FLEET = st.text(st.sampled_from("123"), min_size=3, max_size=3).map("京A1{}45".format)
"""Cars of which every one looks like many others."""
FEW_LETTERS = st.text(st.sampled_from("AB1"), min_size=5, max_size=6)
BOARDS = st.sets(FLEET | FEW_LETTERS | PLATES, max_size=16)
SURROUNDED = {"京A12345", "京A12045", "京A10345", "沪A12345", "京B12345", "京A92345", "京A12305", "京A12340"}
"""京A12345, and for each of its characters a car that differs in no other."""


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
    assert plate_tail(masked) == tail


@given(PLATES)
def test_a_lone_car_is_shown_as_usual(text: str) -> None:
    assert mask_plates([text]) == {text: mask_plate(text)}


def test_two_that_look_alike_are_told_apart_and_a_third_stays_hidden() -> None:
    masks = mask_plates(["京A12345", "京A12645", "沪B26317"])
    assert masks == {"京A12345": "京A1•345", "京A12645": "京A1•645", "沪B26317": "沪B2••17"}


def test_where_no_dot_would_be_left_another_one_hides_what_tells_nothing() -> None:
    masks = mask_plates(["京A12345", "京A12045", "京A10345"])
    assert masks == {"京A12345": "京A•2345", "京A12045": "京A1•045", "京A10345": "京A10•45"}


def test_short_plates_with_one_dot_move_it() -> None:
    assert mask_plates(["M5XSX", "M5YSX"]) == {"M5XSX": "M•XSX", "M5YSX": "M•YSX"}


@given(BOARDS)
@example(SURROUNDED)
def test_no_plate_is_ever_shown_whole_or_falsely(board: set[str]) -> None:
    for text, mask in mask_plates(board).items():
        assert MASKED in mask
        assert fits(mask, text)


@given(BOARDS)
@example(SURROUNDED)
def test_no_mask_fits_two_cars_while_a_dot_can_stay(board: set[str]) -> None:
    masks = mask_plates(board)
    assert set(masks) == board
    for text, mask in masks.items():
        mistaken = [other for other in board - {text} if fits(mask, other)]
        assert not mistaken or is_surrounded(text, board)


@given(BOARDS)
@example(SURROUNDED)
def test_no_character_is_shown_that_need_not_be(board: set[str]) -> None:
    for text, mask in mask_plates(board).items():
        enough = [shown for shown in ways_to_show_more(text) if is_alone(shown, text, board)]
        if enough:
            assert mask in enough
            assert mask.count(MASKED) == max(shown.count(MASKED) for shown in enough)
        else:
            assert mask.count(MASKED) == 1


@given(BOARDS, PLATES | FLEET)
def test_a_car_is_shown_the_same_until_one_comes_that_its_mask_fits(board: set[str], comer: str) -> None:
    before, after = mask_plates(board), mask_plates(board | {comer})
    changed = {text for text in board if after[text] != before[text]}
    assert all(fits(before[text], comer) for text in changed)
    if not any(fits(mask_plate(text), comer) for text in board - {comer}):
        assert not changed


@given(st.lists(FLEET | PLATES, max_size=20), st.randoms(use_true_random=False))
def test_the_order_of_cars_does_not_matter(board: list[str], order: Random) -> None:
    shuffled = order.sample(board, len(board))
    assert mask_plates(shuffled) == mask_plates([*board, *board])


def ways_to_show_more(text: str) -> Iterator[str]:
    """Every way to show what is usually seen of a plate, and more, with one dot at least."""
    dots = [at for at, each in enumerate(mask_plate(text)) if each == MASKED]
    for hidden in product((True, False), repeat=len(dots)):
        if any(hidden):
            kept = {at for at, hides in zip(dots, hidden, strict=True) if hides}
            yield "".join(MASKED if at in kept else each for at, each in enumerate(text))


def is_alone(shown: str, text: str, board: Iterable[str]) -> bool:
    return not any(fits(shown, other) for other in board if other != text)


def is_surrounded(text: str, board: Iterable[str]) -> bool:
    """Whether for each character there is a car that differs in that one alone."""
    return all(
        any(fits(text[:at] + MASKED + text[at + 1 :], other) for other in board if other != text)
        for at in range(len(text))
    )

"""Random plates: drawable all of them, every character often enough, the rules of new-energy plates kept."""

from collections import Counter

import numpy as np
import pytest

from recognition.training.plate_design import PlateDesign
from recognition.training.plate_layout import layout_plate
from recognition.training.plate_patterns import filled, picked
from recognition.training.plate_presses import random_press
from recognition.training.plate_stencils import STANDARD, Lettering
from recognition.training.plate_texts import random_plate
from server.domain.plate import ALPHABET, DIGITS, LETTERS, PROVINCES, PlateColour

PLATES = 6000


@pytest.fixture(scope="module")
def plates() -> list[PlateDesign]:
    rng = np.random.default_rng(3)
    return [random_plate(rng) for _ in range(PLATES)]


def test_every_plate_can_be_laid_out(plates: list[PlateDesign]) -> None:
    for plate in plates:
        layout = layout_plate(plate.text, plate.rows, plate.size)
        assert [cell.character for cell in layout.cells] == list(plate.text)


def test_every_character_of_the_alphabet_comes_often(plates: list[PlateDesign]) -> None:
    seen = Counter(character for plate in plates for character in plate.text)
    assert set(seen) == set(ALPHABET)
    assert min(seen.values()) >= PLATES / 200
    for characters, spread in ((PROVINCES.replace("粤", ""), 1.6), (LETTERS, 3.5), (DIGITS, 1.3)):
        counts = [seen[character] for character in characters]
        assert max(counts) < spread * min(counts), characters


def test_kinds_are_told_by_their_colours_and_rows(plates: list[PlateDesign]) -> None:
    shares = Counter((plate.colour, plate.rows) for plate in plates)
    assert 0.3 < shares[PlateColour.BLUE, 1] / PLATES < 0.5
    assert all(shares[colour, 1] > PLATES / 50 for colour in PlateColour if colour is not PlateColour.NONE)
    assert shares[PlateColour.YELLOW, 2] > PLATES / 12


def test_new_energy_plates_have_their_letter_where_it_belongs(plates: list[PlateDesign]) -> None:
    small = [plate.text for plate in plates if plate.colour is PlateColour.GREEN]
    large = [plate.text for plate in plates if plate.colour is PlateColour.YELLOW_GREEN]
    assert all(text[2] in "ABCDEFGHJK" and text[4:].isdigit() for text in small)
    assert all(text[-1] in "ABCDEFGHJK" and text[2:7].isdigit() for text in large)
    assert sum(text[2] in "DF" for text in small) > 0.5 * len(small)


def test_the_same_seed_gives_the_same_plates(plates: list[PlateDesign]) -> None:
    rng = np.random.default_rng(3)
    assert [random_plate(rng) for _ in range(50)] == plates[:50]


def test_a_pattern_keeps_what_is_no_kind_of_character() -> None:
    text = filled(np.random.default_rng(1), "粤Zdl-·港")
    assert (text[:2], text[4:]) == ("粤Z", "-·港")
    assert text[2] in DIGITS
    assert text[3] in LETTERS


def test_choices_come_as_often_as_they_weigh() -> None:
    rng = np.random.default_rng(1)
    counts = Counter(picked(rng, {"often": 3, "never": 0, "seldom": 1}) for _ in range(400))
    assert set(counts) == {"often", "seldom"}
    assert 250 < counts["often"] < 350


def test_presses_differ_within_what_a_shop_may_do() -> None:
    rng = np.random.default_rng(1)
    other = Lettering(lambda character: pytest.fail(character))
    presses = [random_press(rng, (STANDARD, other)) for _ in range(300)]
    strokes = [press.stroke_change_mm for press in presses]
    assert (min(strokes), max(strokes)) == pytest.approx((-3, 2.5), abs=1)
    assert {press.lettering for press in presses} == {STANDARD, other}
    assert all(abs(shift) < 4 for press in presses for place in press.shifts_mm for shift in place)
    assert all(len(press.shifts_mm) >= 8 for press in presses)

"""The letters' strokes and the outlines that they are expanded to (shapely comes with RapidOCR)."""

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest

pytest.importorskip("shapely", exc_type=ImportError)

from recognition.training.glyph_outlines import TABLE_PATH
from recognition.training.glyph_table import drawn_letters, present_glyphs, table_text
from recognition.training.stroke_outlines import Contour, letter_contours, middle_line, read_letters
from server.domain.plate import DIGITS, LETTERS

LETTERS_OF_READERS = sorted(LETTERS + "IO" + DIGITS)
COUNTERS = {"0": 1, "4": 1, "6": 1, "8": 2, "9": 1, "A": 1, "B": 2, "D": 1, "O": 1, "P": 1, "Q": 1, "R": 1}
SLIVER_TENTHS2 = 10_000
WITHOUT_JUNCTIONS = "0CDIJLOSU"
DRAWN = drawn_letters()


def area(contour: Contour) -> float:
    return cv2.contourArea(np.array(contour, dtype=np.int32))


def ink(contours: list[Contour]) -> npt.NDArray[np.uint8]:
    """Return four pixels a millimetre, 255 where there is ink, with an empty rim."""
    picture = np.zeros((440, 260), dtype=np.uint8)
    corners = [np.rint((np.array(contour) + 100) * 0.4).astype(np.int32) for contour in contours]
    cv2.fillPoly(picture, corners, (255,))
    return picture


def without_what_is_thinner(picture: npt.NDArray[np.uint8], millimetres: float) -> npt.NDArray[np.uint8]:
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, [round(millimetres * 4)] * 2)
    return np.asarray(cv2.morphologyEx(picture, cv2.MORPH_OPEN, disc), dtype=np.uint8)


def test_every_letter_and_digit_is_drawn() -> None:
    assert sorted(DRAWN) == LETTERS_OF_READERS


def test_generating_again_gives_the_table_that_is_shipped() -> None:
    assert table_text(present_glyphs() | DRAWN) == TABLE_PATH.read_text(encoding="utf-8")


@pytest.mark.parametrize("letter", LETTERS_OF_READERS)
def test_a_letter_is_one_piece_with_the_openings_it_should_have_and_no_slivers(letter: str) -> None:
    contours = DRAWN[letter]
    assert len(contours) == 1 + COUNTERS.get(letter, 0)
    assert min(map(area, contours)) > SLIVER_TENTHS2


@pytest.mark.parametrize("letter", LETTERS_OF_READERS)
def test_strokes_are_as_thick_as_declared(letter: str) -> None:
    stroke_mm = read_letters().stroke_mm
    picture = ink(DRAWN[letter])
    kept = without_what_is_thinner(picture, stroke_mm - 1)
    assert kept.sum() > 0.93 * picture.sum(), "little but corners and tips is thinner than the pen"
    if letter in WITHOUT_JUNCTIONS:
        assert not without_what_is_thinner(picture, stroke_mm + 2.5).any(), "nothing is thicker"


def test_nothing_reaches_beyond_the_cell() -> None:
    corners = np.concatenate([contour for contours in DRAWN.values() for contour in contours])
    assert corners.min() >= 0
    assert (corners.max(axis=0) <= (450, 900)).all()


def test_a_round_corner_keeps_its_radius() -> None:
    line = np.array(middle_line([[0, 0], [30, 0, 10], [30, 40]]))
    assert tuple(line[0]) == (0, 0)
    assert tuple(line[-1]) == (30, 40)
    assert np.linalg.norm(line[1:-1] - (20, 10), axis=1) == pytest.approx(10)


def test_a_corner_that_is_too_round_for_its_lines_is_refused() -> None:
    with pytest.raises(ValueError, match="too short for the round corners"):
        middle_line([[0, 0], [30, 0, 31], [30, 40]])


def test_a_turned_letter_is_its_model_upside_down(tmp_path: Path) -> None:
    table = tmp_path / "strokes.toml"
    table.write_text(
        "cell_mm = [45, 90]\nstroke_mm = 10\n"
        "[strokes]\nL = [[[5, 0], [5, 85], [45, 85]]]\n[same]\nI = 'L'\n[turned]\nJ = 'L'\n"
    )
    letters = read_letters(table)
    assert letter_contours(letters, "I") == letter_contours(letters, "L")
    turned = {(450 - x, 900 - y) for x, y in letter_contours(letters, "J")[0]}
    assert turned == set(letter_contours(letters, "L")[0])

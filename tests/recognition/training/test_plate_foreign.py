"""Foreign plates: their bands, rows and small print, random ones of every country, and letters from fonts."""

from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from recognition.training.given_files import UnusableFile
from recognition.training.glyph_outlines import glyph
from recognition.training.pictures import Picture
from recognition.training.plate_design import PlateDesign
from recognition.training.plate_drawing import Press, draw_design
from recognition.training.plate_dress import Band, Caption, Dress, Edge
from recognition.training.plate_europe import random_european_plate
from recognition.training.plate_fonts import font_lettering, letterings_in
from recognition.training.plate_foreign import country_letters, foreign_sheet
from recognition.training.plate_paint import INK, RED, WHITE, Bgr, bgr
from recognition.training.plate_texts import random_foreign_plate
from server.domain.plate import DIGITS, PlateColour

BLUE = bgr("#0A3B96")
GROUND = bgr("#F4F4F0")
GERMAN = Dress(
    (520.0, 110.0),
    ("M:AB 1234",),
    (46.0, 76.0),
    (GROUND,),
    ornament=RED,
    bands=(Band(Edge.LEFT, 44.0, BLUE, stars=True),),
    captions=(country_letters("D", 44.0, 110.0),),
    line=INK,
)
LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def drawn(dress: Dress, press: Press | None = None) -> Picture:
    return draw_design(
        PlateDesign(dress.text, PlateColour.WHITE, len(dress.rows), dress=dress), 2.0, press or Press()
    )


def near(plate: Picture, paint: Bgr) -> npt.NDArray[np.bool_]:
    marks: npt.NDArray[np.bool_] = np.abs(plate.astype(int) - paint).max(axis=2) < 12
    return marks


def test_what_is_read_of_a_plate_leaves_out_what_stands_between() -> None:
    assert GERMAN.text == "MAB1234"
    assert Dress((280.0, 200.0), ("AB:", "12-3"), (40.0, 70.0), (GROUND,)).text == "AB123"


def test_a_european_plate_has_its_band_stars_seals_and_line() -> None:
    plate = drawn(GERMAN)
    assert plate.shape == (220, 1040, 3)
    assert near(plate, BLUE)[:, :80].mean() > 0.8
    assert near(plate, bgr("#FFCC00")).sum() > 100
    seals = np.flatnonzero(near(plate, RED).any(axis=0))
    assert 100 < seals.min() < seals.max() < 400
    assert near(plate, INK)[110, 92:100].any()


def test_a_row_that_is_too_wide_is_squeezed_between_the_bands() -> None:
    wide = Dress(
        (400.0, 130.0), ("ABCD-EFGH",), (60.0, 70.0), (GROUND,), bands=(Band(Edge.RIGHT, 40.0, BLUE),)
    )
    cells = [part.cell for part in foreign_sheet(wide).prints]
    lefts = [cell.left_mm for cell in cells]
    assert min(lefts) > 8
    assert max(cell.left_mm + cell.width_mm for cell in cells) < 352
    assert cells[0].width_mm < 50


def test_rows_stand_one_above_the_other_below_the_band() -> None:
    two = Dress((200.0, 170.0), ("ABC", "1D23"), (40.0, 53.0), (GROUND,), bands=(Band(Edge.TOP, 39.0, BLUE),))
    cells = [part.cell for part in foreign_sheet(two).prints]
    tops = Counter(cell.top_mm for cell in cells)
    first, second = sorted(tops)
    assert (tops[first], tops[second]) == (3, 4)
    assert first > 39
    assert second >= first + 53
    assert second + 53 < 170


def test_small_print_keeps_its_own_paint_beside_shifted_characters() -> None:
    name = Caption("OHIO", (150.0, 20.0), 16.0, RED)
    dress = Dress((305.0, 152.0), ("ABC*123",), (36.0, 68.0), (GROUND,), ornament=BLUE, captions=(name,))
    plate = drawn(dress, Press(shifts_mm=((1.5, 0.0),) * 7))
    rows = np.flatnonzero(near(plate, RED).any(axis=1)) / 2
    assert (rows.min(), rows.max()) == pytest.approx((12, 28), abs=1)
    assert near(plate, BLUE).sum() > 200
    assert near(plate, INK).sum() > 5000


def test_a_ground_may_fade_from_the_top_to_the_bottom() -> None:
    plate = drawn(Dress((305.0, 152.0), ("ABC",), (36.0, 68.0), (BLUE, WHITE)))
    left = plate[:, 4, 2].astype(int)
    assert left[0] < 20
    assert left[-1] > 245
    assert (np.diff(left) >= 0).all()


def test_every_random_plate_can_be_drawn_and_is_labelled_with_what_is_printed() -> None:
    rng = np.random.default_rng(4)
    for _ in range(400):
        plate = random_foreign_plate(rng)
        assert plate.dress is not None
        sheet = foreign_sheet(plate.dress)
        printed = [part.cell for part in sheet.prints[: len(plate.text)]]
        assert "".join(cell.character for cell in printed) == plate.text
        assert all(0 < cell.left_mm < sheet.width_mm - cell.width_mm for cell in printed)
        assert all(0 < cell.top_mm < sheet.height_mm - cell.height_mm for cell in printed)
        assert plate.rows == len({cell.top_mm for cell in printed})
        assert 4 <= len(plate.text) <= 10


def test_all_letters_digits_sizes_and_row_counts_come() -> None:
    rng = np.random.default_rng(4)
    plates = [random_foreign_plate(rng) for _ in range(1500)]
    seen = Counter(character for plate in plates for character in plate.text)
    assert set(seen) == set(LATIN + DIGITS)
    assert min(seen.values()) > 60
    assert 0.05 < np.mean([plate.rows == 2 for plate in plates]) < 0.2
    sizes = Counter(plate.dress.size_mm for plate in plates if plate.dress)
    assert min(sizes[520.0, 110.0], sizes[305.0, 152.0], sizes[400.0, 130.0]) > 100


def test_the_same_seed_gives_the_same_foreign_plates() -> None:
    first, again = np.random.default_rng(9), np.random.default_rng(9)
    assert [random_european_plate(first) for _ in range(40)] == [
        random_european_plate(again) for _ in range(40)
    ]


def test_a_folder_without_fonts_is_refused(tmp_path: Path) -> None:
    (tmp_path / "readme.txt").write_text("no font", encoding="utf-8")
    with pytest.raises(UnusableFile, match="holds no fonts"):
        letterings_in(tmp_path)


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(b"no font")
    with pytest.raises(UnusableFile, match=r"broken\.ttf: is no font"):
        font_lettering(broken)


def test_letters_come_from_the_font_and_provinces_from_us() -> None:
    face = next(
        (Path(__file__).parents[3] / "display/node_modules/@fontsource").rglob("*latin-700-normal.woff2"),
        None,
    )
    if face is None:
        pytest.skip("the screens' fonts are not installed")
    press = Press(lettering=font_lettering(face))
    dress = Dress((520.0, 110.0), ("ABR",), (46.0, 76.0), (GROUND,))
    assert not np.array_equal(drawn(dress, press), drawn(dress))
    design = PlateDesign("京A12345", PlateColour.BLUE)
    ours, theirs = draw_design(design, 1.0), draw_design(design, 1.0, press)
    assert np.array_equal(ours[:, :66], theirs[:, :66])
    assert not np.array_equal(ours[:, 66:], theirs[:, 66:])
    assert glyph("京").width_mm == 45

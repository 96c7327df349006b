"""Drawn plates: their size, their colours and where their characters stand."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings, strategies as st

from recognition.training.pictures import Picture
from recognition.training.plate_drawing import draw_plate, plate_silhouette
from recognition.training.plate_paint import PAINTS, RED
from server.domain.plate import DIGITS, PlateColour

HEIGHT_PX = 280
PX_PER_MM = HEIGHT_PX / 140
Plate = tuple[str, PlateColour]
Marks = npt.NDArray[np.bool_]


_SERIAL = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"
_SHAPES = (
    (("京沪粤藏", "ABCO", *(_SERIAL,) * 5), PlateColour.BLUE),
    (("京沪粤藏", "ABCO", *(_SERIAL,) * 4, "学挂"), PlateColour.YELLOW),
    (("京沪粤藏", "ABC", "DF", *(DIGITS,) * 5), PlateColour.GREEN),
    (("京沪粤藏", "ABC", *(DIGITS,) * 5, "DF"), PlateColour.YELLOW_GREEN),
    (("W", "J", "京藏", *(DIGITS,) * 4, "0X"), PlateColour.WHITE),
    (("使", *(DIGITS,) * 6), PlateColour.BLACK),
)


@st.composite
def plates(draw: st.DrawFn) -> Plate:
    """Choose a plate of one row, in a colour that it is made in."""
    positions, colour = draw(st.sampled_from(_SHAPES))
    return "".join(draw(st.sampled_from(position)) for position in positions), colour


def near(plate: Picture, colour: tuple[int, int, int]) -> Marks:
    """Return where `plate` has `colour`, but for rounding."""
    marks: Marks = np.abs(plate.astype(int) - colour).max(axis=2) < 12
    return marks


def box_mm(marked: Marks) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the marked pixels in millimetres."""
    rows, columns = np.flatnonzero(marked.any(axis=1)), np.flatnonzero(marked.any(axis=0))
    edges = (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)
    left, top, right, bottom = (float(edge) / PX_PER_MM for edge in edges)
    return left, top, right, bottom


@settings(deadline=None, max_examples=30)
@given(plates(), st.integers(16, 200))
def test_every_format_is_drawn_at_the_height_asked_for(
    plate: tuple[str, PlateColour], height_px: int
) -> None:
    picture = draw_plate(*plate, height_px)
    width_mm = 480 if len(plate[0]) == 8 and not plate[0].startswith("WJ") else 440
    assert picture.shape == (height_px, round(width_mm * height_px / 140), 3)


@pytest.mark.parametrize(
    ("text", "colour", "lefts_mm", "width_mm"),
    [
        ("京A23456", PlateColour.BLUE, (15.5, 72.5, 151.5, 208.5, 265.5, 322.5, 379.5), 45),
        ("使234567", PlateColour.BLACK, (15.5, 72.5, 129.5, 186.5, 265.5, 322.5, 379.5), 45),
        ("京AD23456", PlateColour.GREEN, (15.5, 69.5, 161.5, 213.5, 265.5, 317.5, 369.5, 421.5), 43),
        ("京A23456D", PlateColour.YELLOW_GREEN, (15.5, 69.5, 161.5, 213.5, 265.5, 317.5, 369.5, 421.5), 43),
    ],
)
def test_characters_stand_where_the_standard_puts_them(
    text: str, colour: PlateColour, lefts_mm: tuple[float, ...], width_mm: float
) -> None:
    picture = draw_plate(text, colour, HEIGHT_PX)
    ink = near(picture, PAINTS[colour].ink) | near(picture, RED)
    for index, left_mm in enumerate(lefts_mm):
        cell_mm = 45 if index == 0 else width_mm
        first, last = (round(edge_mm * PX_PER_MM) for edge_mm in (left_mm - 4, left_mm + cell_mm + 4))
        around = ink[round(15 * PX_PER_MM) : round(125 * PX_PER_MM), first:last]
        left, top, right, bottom = box_mm(around)
        assert (left - 4, right - left) == pytest.approx((0, cell_mm), abs=1.6)
        assert (top + 15, bottom + 15) == pytest.approx((25, 115), abs=1.1)


@pytest.mark.parametrize(
    ("colour", "text"),
    [
        (PlateColour.BLUE, "京A12345"),
        (PlateColour.YELLOW, "京A12345"),
        (PlateColour.WHITE, "京A1234警"),
        (PlateColour.BLACK, "粤Z1234港"),
    ],
)
def test_ground_line_and_edge_have_the_colours_of_the_plate(colour: PlateColour, text: str) -> None:
    picture = draw_plate(text, colour, HEIGHT_PX)
    paint = PAINTS[colour]
    down_the_left = {2.0: paint.ground, 6.5: paint.line, 12.0: paint.ground}
    for x_mm, expected in down_the_left.items():
        assert expected is not None
        assert near(picture, expected)[HEIGHT_PX // 2, round(x_mm * PX_PER_MM)], x_mm


def test_a_small_new_energy_plate_fades_from_pale_to_green_and_has_no_line() -> None:
    edge = draw_plate("京AD06827", PlateColour.GREEN, HEIGHT_PX)[:, 4].astype(int)
    redness = edge[:, 2]
    assert redness[0] > 230
    assert redness[-1] < 70
    assert (np.diff(redness) <= 0).all()


def test_a_large_new_energy_plate_is_yellow_up_to_its_emblem() -> None:
    picture = draw_plate("京A10257D", PlateColour.YELLOW_GREEN, HEIGHT_PX)
    yellow = near(picture, PAINTS[PlateColour.YELLOW].ground)[HEIGHT_PX - 8]
    assert yellow.sum() == pytest.approx(137 * PX_PER_MM, abs=1)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("京A0316警", PlateColour.WHITE),
        ("沪A7721领", PlateColour.BLACK),
        ("使014578", PlateColour.BLACK),
    ],
)
def test_police_and_consular_characters_alone_are_red(text: str, colour: PlateColour) -> None:
    left, _, right, _ = box_mm(near(draw_plate(text, colour, HEIGHT_PX), RED))
    assert right - left == pytest.approx(45, abs=1.6)
    assert left == pytest.approx(15.5 if text[0] == "使" else 379.5, abs=1.6)


def test_thinner_strokes_leave_less_ink_and_thicker_ones_more() -> None:
    inks = [
        near(draw_plate("京A23456", PlateColour.BLUE, HEIGHT_PX, change), PAINTS[PlateColour.BLUE].ink).sum()
        for change in (-3.0, 0.0, 3.0)
    ]
    assert inks[0] < 0.9 * inks[1]
    assert inks[2] > 1.1 * inks[1]


@pytest.mark.parametrize("text", ["京A1234", "京A1234567", ""])
def test_a_text_of_another_length_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="seven or eight"):
        draw_plate(text, PlateColour.BLUE, 48)


def test_a_character_without_an_outline_is_named() -> None:
    with pytest.raises(ValueError, match="é"):
        draw_plate("京A1234é", PlateColour.BLUE, 48)


def test_the_silhouette_leaves_out_the_rounded_corners_alone() -> None:
    mask = plate_silhouette(880, HEIGHT_PX)
    missing_mm2 = float((255 - mask.astype(float)).sum() / 255) / PX_PER_MM**2
    assert mask[0, 0] == 0
    assert mask[HEIGHT_PX // 2, 0] == 255
    assert missing_mm2 == pytest.approx((4 - np.pi) * 10**2, rel=0.2)

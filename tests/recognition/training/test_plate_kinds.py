"""Chinese plates of two rows, small ones and those of special services; what the press changes."""

import numpy as np
import pytest

from recognition.training.glyph_outlines import glyph
from recognition.training.pictures import Picture
from recognition.training.plate_design import PlateDesign, PlateSize
from recognition.training.plate_drawing import Press, draw_design, draw_plate
from recognition.training.plate_layout import layout_plate
from recognition.training.plate_paint import PAINTS, RED
from recognition.training.plate_stencils import STANDARD
from recognition.training.plate_wear import bolted
from server.domain.plate import PlateColour

PX_PER_MM = 2.0
LORRY = PlateDesign("渝A23456", PlateColour.YELLOW, 2)
CAR = PlateDesign("皖A23456", PlateColour.BLUE)


def reds_mm(plate: Picture) -> tuple[float, float]:
    """Return the left and the right edge of all that is red, in millimetres."""
    red = np.flatnonzero((np.abs(plate.astype(int) - RED).max(axis=2) < 12).any(axis=0))
    return float(red[0]) / PX_PER_MM, float(red[-1] + 1) / PX_PER_MM


def ink_share(plate: Picture, colour: PlateColour) -> float:
    """Return how much of a plate is inked."""
    return float((np.abs(plate.astype(int) - PAINTS[colour].ink).max(axis=2) < 40).mean())


@pytest.mark.parametrize(
    ("design", "size_mm"),
    [
        (LORRY, (440, 220)),
        (PlateDesign("冀D66T5挂", PlateColour.YELLOW, 2), (440, 220)),
        (PlateDesign("WJ豫12345", PlateColour.WHITE, 2), (440, 220)),
        (PlateDesign("WJ豫1234X", PlateColour.WHITE), (440, 140)),
        (PlateDesign("新B23G56", PlateColour.YELLOW, 2, PlateSize.MOTORCYCLE), (220, 140)),
        (PlateDesign("豫N23456", PlateColour.YELLOW, 2, PlateSize.LOW_SPEED), (300, 165)),
    ],
)
def test_every_size_is_drawn_true_to_the_millimetre(design: PlateDesign, size_mm: tuple[int, int]) -> None:
    assert draw_design(design, PX_PER_MM).shape == (size_mm[1] * 2, size_mm[0] * 2, 3)


def test_an_emergency_plate_is_as_long_as_a_new_energy_one_but_has_a_dot() -> None:
    layout = layout_plate("川X0119应急")
    assert (layout.width_mm, layout.emblem_mm) == (480, None)
    assert layout.dot_mm is not None
    assert layout.cells[0].left_mm + 45 < layout.dot_mm[0] < layout.cells[1].left_mm


def test_the_rows_of_a_lorry_plate_stand_where_the_standard_puts_them() -> None:
    plate = draw_design(LORRY, PX_PER_MM)
    inked = np.abs(plate.astype(int) - PAINTS[PlateColour.YELLOW].ink).max(axis=2) < 40
    inside = inked[22:-22, 22:-22].any(axis=1)
    rows = np.flatnonzero(np.diff(inside.astype(int))) / PX_PER_MM + 11.5
    assert rows == pytest.approx((15, 75, 90, 200), abs=1.1)


@pytest.mark.parametrize(
    ("design", "edges_mm"),
    [
        (PlateDesign("WJ豫1234X", PlateColour.WHITE), (15.5, 148)),
        (PlateDesign("WJ豫12345", PlateColour.WHITE, 2), (87.5, 257.5)),
        (PlateDesign("赣A0123警", PlateColour.WHITE, 2, PlateSize.MOTORCYCLE), (174, 206)),
    ],
)
def test_wj_and_police_characters_alone_are_red(design: PlateDesign, edges_mm: tuple[float, float]) -> None:
    assert reds_mm(draw_design(design, PX_PER_MM)) == pytest.approx(edges_mm, abs=2.5)


@pytest.mark.parametrize(
    ("text", "rows", "size"),
    [
        ("京AD06827", 2, PlateSize.VEHICLE),
        ("使224578", 2, PlateSize.VEHICLE),
        ("京A23456", 3, PlateSize.VEHICLE),
        ("京A23456", 1, PlateSize.MOTORCYCLE),
    ],
)
def test_a_plate_that_no_shop_makes_is_refused_by_its_text(text: str, rows: int, size: PlateSize) -> None:
    with pytest.raises(ValueError, match=text):
        layout_plate(text, rows, size)


def test_a_plate_of_two_rows_is_drawn_for_the_simulator_too() -> None:
    assert draw_plate(LORRY.text, LORRY.colour, 110, rows=2).shape == (110, 220, 3)


def test_the_same_press_draws_the_same_plate() -> None:
    press = Press(1.0, ((1.0, -0.5),) * 7, (4, 0, -9), (0, 3, 3))
    first = draw_design(CAR, 0.5, press)
    assert np.array_equal(first, draw_design(CAR, 0.5, press))
    assert not np.array_equal(first, draw_design(CAR, 0.5))


def test_a_shifted_character_moves_alone() -> None:
    true = draw_design(CAR, PX_PER_MM)
    shifted = draw_design(CAR, PX_PER_MM, Press(shifts_mm=((0.0, 0.0), (2.0, 3.0))))
    moved = np.flatnonzero((true != shifted).any(axis=(0, 2))) / PX_PER_MM
    assert 70 < moved.min() < moved.max() < 122
    assert np.array_equal(shifted[56:230, 150:238], true[50:224, 146:234])


@pytest.mark.parametrize("design", [CAR, LORRY])
def test_strokes_grow_with_the_press(design: PlateDesign) -> None:
    shares = [
        ink_share(draw_design(design, 0.5, Press(change)), design.colour) for change in (-2.0, -1.0, 0.0, 1.0)
    ]
    assert (np.diff(shares) > 0.005).all()


def test_the_paints_of_a_press_stay_within_their_levels() -> None:
    plate = draw_design(CAR, 0.5, Press(ground_change=(10, -200, 5), ink_change=(20, 20, -30)))
    blue, _, red = PAINTS[PlateColour.BLUE].ground
    assert plate[1, 110].tolist() == [blue + 10, 0, red + 5]
    assert plate.reshape(-1, 3).max(axis=0).tolist() == [255, 255, 225]


def test_a_press_may_have_shapes_of_its_own_for_some_characters() -> None:
    press = Press(lettering=STANDARD.replacing({"皖": glyph("浙")}))
    other = draw_design(PlateDesign("浙A23456", PlateColour.BLUE), 0.5)
    assert np.array_equal(draw_design(CAR, 0.5, press), other)


def test_bolts_stay_on_a_motorcycle_plate() -> None:
    plate = draw_design(PlateDesign("新B23G56", PlateColour.YELLOW, 2, PlateSize.MOTORCYCLE), PX_PER_MM)
    changed = np.flatnonzero((bolted(plate, height_mm=140) != plate).any(axis=(0, 2))) / PX_PER_MM
    assert (changed.min() + changed.max()) / 2 == pytest.approx(110, abs=1)
    assert changed.min() > 20

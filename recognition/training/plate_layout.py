"""Where each part of a plate lies, in millimetres from its upper left corner (GA 36-2018)."""

from dataclasses import dataclass
from itertools import accumulate

from server.domain.plate import CONSULAR_PREFIX

PLATE_HEIGHT_MM = 140.0
CORNER_RADIUS_MM = 10.0
LINE_WIDTH_MM = 3.0
LINE_INSET_MM = 5.0
CELL_TOP_MM = 25.0
FULL_CELL_WIDTH_MM = 45.0
DOT_DIAMETER_MM = 12.0
EMBLEM_DIAMETER_MM = 24.0
MIDDLE_MM = PLATE_HEIGHT_MM / 2

_MARGIN_MM = 15.5
_ORDINARY_GAP_MM = 12.0
_DOT_GAP_MM = 34.0
_NEW_ENERGY_CELL_MM = 43.0
_NEW_ENERGY_GAP_MM = 9.0
_EMBLEM_GAP_MM = 49.0


@dataclass(frozen=True, slots=True)
class Cell:
    """The box of one character, 90 mm high from 25 mm below the plate's upper edge."""

    character: str
    left_mm: float
    width_mm: float


@dataclass(frozen=True, slots=True)
class PlateLayout:
    """A plate of 440 or 480 by 140 mm: its characters, and the middle of its dot or of its emblem."""

    width_mm: float
    cells: tuple[Cell, ...]
    dot_mm: float | None
    emblem_mm: float | None


def layout_plate(text: str) -> PlateLayout:
    """Lay out a plate of seven characters (440 mm) or eight (480 mm); ValueError for other lengths."""
    if len(text) == 7:
        return _ordinary_layout(text)
    if len(text) == 8:
        return _new_energy_layout(text)
    raise ValueError(f"{text!r}: a plate has seven or eight characters")


def _ordinary_layout(text: str) -> PlateLayout:
    widths = [FULL_CELL_WIDTH_MM] * 7
    gaps = [_ORDINARY_GAP_MM] * 6
    before_dot = 3 if text[0] == CONSULAR_PREFIX else 1
    gaps[before_dot] = _DOT_GAP_MM
    cells = _cells(text, widths, gaps)
    dot_mm = cells[before_dot].left_mm + FULL_CELL_WIDTH_MM + _DOT_GAP_MM / 2
    return PlateLayout(440.0, cells, dot_mm, None)


def _new_energy_layout(text: str) -> PlateLayout:
    widths = [FULL_CELL_WIDTH_MM, *[_NEW_ENERGY_CELL_MM] * 7]
    gaps = [_NEW_ENERGY_GAP_MM, _EMBLEM_GAP_MM, *[_NEW_ENERGY_GAP_MM] * 5]
    cells = _cells(text, widths, gaps)
    return PlateLayout(480.0, cells, None, cells[2].left_mm - _EMBLEM_GAP_MM / 2)


def _cells(text: str, widths: list[float], gaps: list[float]) -> tuple[Cell, ...]:
    steps = [width + gap for width, gap in zip(widths, gaps, strict=False)]
    lefts = accumulate(steps, initial=_MARGIN_MM)
    return tuple(Cell(*cell) for cell in zip(text, lefts, widths, strict=True))

"""Where each part of a Chinese plate lies, in millimetres from its upper left corner (GA 36-2018).

The places of vehicles' plates of one row and of two are those that are told of the standard. Those of
motorcycles, of low-speed vehicles and of the armed police, and the eight cells of the emergency services, are
drawn from memory of such plates and compared with nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from recognition.training.plate_design import PlateSize
from recognition.training.plate_paint import ARMED_POLICE
from recognition.training.plate_sheet import Cell, Point
from server.domain.plate import CONSULAR_PREFIX, EMERGENCY_SUFFIX

PLATE_HEIGHT_MM = 140.0
CORNER_RADIUS_MM = 10.0
LINE_WIDTH_MM = 3.0
LINE_INSET_MM = 5.0
CELL_HEIGHT_MM = 90.0
FULL_CELL_WIDTH_MM = 45.0
DOT_DIAMETER_MM = 12.0
EMBLEM_DIAMETER_MM = 24.0

_MIDDLE_MM = PLATE_HEIGHT_MM / 2
_MARGIN_MM = 15.5
_CELL_TOP_MM = 25.0
_ORDINARY_GAP_MM = 12.0
_DOT_GAP_MM = 34.0
_NEW_ENERGY_CELL_MM = 43.0
_NEW_ENERGY_GAP_MM = 9.0
_EMBLEM_GAP_MM = 49.0
_EMERGENCY_GAP_MM = 11.5
_SMALL_PROVINCE = (Cell("", 113.0, 35.0, 53.0, 48.0), (160.5, _MIDDLE_MM))
"""The province of the armed police stands low and small before the dot."""


@dataclass(frozen=True, slots=True)
class PlateLayout:
    """A plate's size, its characters in reading order, and the middle of its dot or of its emblem."""

    width_mm: float
    height_mm: float
    cells: tuple[Cell, ...]
    dot_mm: Point | None = None
    emblem_mm: Point | None = None


@dataclass(frozen=True, slots=True)
class _TwoRows:
    """The figures of a plate of two rows: its size, and left, top, width, height and gap of each row."""

    size: tuple[float, float]
    upper: tuple[float, float, float, float, float]
    lower: tuple[float, float, float, float, float]


_TWO_ROWS = {
    PlateSize.VEHICLE: _TwoRows((440, 220), (110, 15, 80, 60, 60), (27.5, 90, 65, 110, 15)),
    PlateSize.MOTORCYCLE: _TwoRows((220, 140), (55, 15, 40, 35, 30), (14, 61, 32, 62, 8)),
    PlateSize.LOW_SPEED: _TwoRows((300, 165), (75, 15, 55, 45, 40), (20, 71, 44, 80, 10)),
}
_ARMED_POLICE_ROWS = _TwoRows((440, 220), (87.5, 15, 75, 60, 20), (27.5, 90, 65, 110, 15))
_EMERGENCY_ROWS = _TwoRows((440, 220), (110, 15, 80, 60, 60), (28, 90, 54, 110, 12))


def layout_plate(text: str, rows: int = 1, size: PlateSize = PlateSize.VEHICLE) -> PlateLayout:
    """Lay out a plate; ValueError for a text of another length, or one that is not made so.

    One row has seven characters on 440 mm or eight on 480 (on 440 where the first are WJ).
    """
    if len(text) not in (7, 8):
        raise ValueError(f"{text!r}: a plate has seven or eight characters")
    if rows == 2:
        return _two_row_layout(text, size)
    if rows != 1 or size is not PlateSize.VEHICLE:
        raise ValueError(f"{text!r}: no {size} plate has {rows} row(s)")
    if text.startswith(ARMED_POLICE):
        return _armed_police_layout(text)
    if text.endswith(EMERGENCY_SUFFIX):
        return _emergency_layout(text)
    return _ordinary_layout(text) if len(text) == 7 else _new_energy_layout(text)


def _ordinary_layout(text: str) -> PlateLayout:
    widths = [FULL_CELL_WIDTH_MM] * 7
    gaps = [_ORDINARY_GAP_MM] * 6
    before_dot = 3 if text[0] == CONSULAR_PREFIX else 1
    gaps[before_dot] = _DOT_GAP_MM
    cells = _cells(text, widths, gaps)
    dot_mm = cells[before_dot].left_mm + FULL_CELL_WIDTH_MM + _DOT_GAP_MM / 2
    return PlateLayout(440.0, PLATE_HEIGHT_MM, cells, dot_mm=(dot_mm, _MIDDLE_MM))


def _new_energy_layout(text: str) -> PlateLayout:
    widths = [FULL_CELL_WIDTH_MM, *[_NEW_ENERGY_CELL_MM] * 7]
    gaps = [_NEW_ENERGY_GAP_MM, _EMBLEM_GAP_MM, *[_NEW_ENERGY_GAP_MM] * 5]
    cells = _cells(text, widths, gaps)
    emblem_mm = cells[2].left_mm - _EMBLEM_GAP_MM / 2
    return PlateLayout(480.0, PLATE_HEIGHT_MM, cells, emblem_mm=(emblem_mm, _MIDDLE_MM))


def _emergency_layout(text: str) -> PlateLayout:
    widths = [FULL_CELL_WIDTH_MM, *[_NEW_ENERGY_CELL_MM] * 7]
    gaps = [_DOT_GAP_MM, *[_EMERGENCY_GAP_MM] * 6]
    dot_mm = _MARGIN_MM + FULL_CELL_WIDTH_MM + _DOT_GAP_MM / 2
    return PlateLayout(480.0, PLATE_HEIGHT_MM, _cells(text, widths, gaps), dot_mm=(dot_mm, _MIDDLE_MM))


def _armed_police_layout(text: str) -> PlateLayout:
    small, dot_mm = _SMALL_PROVINCE
    before = _row(text[:2], (_MARGIN_MM, _CELL_TOP_MM, _NEW_ENERGY_CELL_MM, CELL_HEIGHT_MM, 6.0))
    province = Cell(text[2], small.left_mm, small.width_mm, small.top_mm, small.height_mm)
    serial = _row(text[3:], (173.5, _CELL_TOP_MM, _NEW_ENERGY_CELL_MM, CELL_HEIGHT_MM, _NEW_ENERGY_GAP_MM))
    return PlateLayout(440.0, PLATE_HEIGHT_MM, (*before, province, *serial), dot_mm=dot_mm)


def _two_row_layout(text: str, size: PlateSize) -> PlateLayout:
    """Lay out a plate of two rows: province and letter (WJ and province) above the serial."""
    armed = text.startswith(ARMED_POLICE)
    emergency = text.endswith(EMERGENCY_SUFFIX)
    if text[0] == CONSULAR_PREFIX or (armed or emergency) != (len(text) == 8):
        raise ValueError(f"{text!r}: no such plate is made in two rows")
    figures = _ARMED_POLICE_ROWS if armed else _EMERGENCY_ROWS if emergency else _TWO_ROWS[size]
    above = 3 if armed else 2
    cells = (*_row(text[:above], figures.upper), *_row(text[above:], figures.lower))
    dot_mm = None if armed else (figures.size[0] / 2, figures.upper[1] + figures.upper[3] / 2)
    return PlateLayout(*figures.size, cells, dot_mm)


def _row(text: str, figures: tuple[float, float, float, float, float]) -> Iterable[Cell]:
    left, top, width, height, gap = figures
    return (
        Cell(character, left + index * (width + gap), width, top, height)
        for index, character in enumerate(text)
    )


def _cells(text: str, widths: list[float], gaps: list[float]) -> tuple[Cell, ...]:
    steps = [width + gap for width, gap in zip(widths, gaps, strict=False)]
    lefts = accumulate(steps, initial=_MARGIN_MM)
    return tuple(
        Cell(character, left, width, _CELL_TOP_MM, CELL_HEIGHT_MM)
        for character, left, width in zip(text, lefts, widths, strict=True)
    )

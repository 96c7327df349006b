"""Foreign plates as sheets: bands, rows of characters and small print."""

import math
from collections.abc import Iterable, Iterator
from functools import cache

from recognition.training.plate_dress import Band, Caption, Dress, Edge
from recognition.training.plate_paint import WHITE, bgr
from recognition.training.plate_sheet import Cell, Contour, Print, Shape, Sheet, frame, rectangle, star

_CORNER_MM = 8.0
_LINE_INSET_MM, _LINE_MM = 2.5, 2.0
_MARGIN_SHARE = 0.035
"""Beside a row, of what the bands at the sides leave."""
_GAP_SHARE = 0.17
"""Between two characters, of their width."""
_ROW_GAP_SHARE = 0.18
"""Between two rows, of their height."""
_ADVANCES = {" ": 0.5, "-": 0.55, "·": 0.45, "*": 0.75, ":": 0.85}
"""How much of a character's width a separator takes."""
_ORNAMENTS = "*:"
_STARS = 12
_STAR_YELLOW = bgr("#FFCC00")
_SEAL_GREY = bgr("#A9ADB3")


def foreign_sheet(dress: Dress) -> Sheet:
    """Return what is painted on the plate."""
    steps = max(len(dress.ground) - 1, 1)
    ground = tuple((index / steps, paint) for index, paint in enumerate(dress.ground))
    characters = [part for row, middle in _rows(dress) for part in _row(dress, row, middle)]
    small = [part for caption in dress.captions for part in _caption(caption)]
    # Characters that are read come first: a press shifts the first ones, and takes its main paint from them.
    characters.sort(key=lambda part: not part.cell.character.isalnum())
    return Sheet(*dress.size_mm, ground, tuple(_shapes(dress)), (*characters, *small))


def _shapes(dress: Dress) -> Iterator[Shape]:
    width, height = dress.size_mm
    for band in dress.bands:
        yield Shape((_strip(band, width, height),), band.paint)
        if band.stars:
            yield Shape(_ring_of_stars(band.breadth_mm, height), _STAR_YELLOW)
    if dress.line is not None:
        yield Shape(_line(dress), dress.line)


def _line(dress: Dress) -> tuple[Contour, ...]:
    """Return the line inside the edge of what the bands at the sides leave."""
    return _frame_between(*_sides(dress), dress.size_mm[1])


@cache
def _frame_between(left: float, right: float, height: float) -> tuple[Contour, ...]:
    around = frame(right - left, height, _LINE_INSET_MM, _LINE_MM, _CORNER_MM)
    return tuple(tuple((left + x, y) for x, y in contour) for contour in around)


def _strip(band: Band, width: float, height: float) -> Contour:
    if band.edge is Edge.LEFT:
        return rectangle(0, 0, band.breadth_mm, height)
    if band.edge is Edge.RIGHT:
        return rectangle(width - band.breadth_mm, 0, width, height)
    return rectangle(0, 0, width, band.breadth_mm)


@cache
def _ring_of_stars(breadth: float, height: float) -> tuple[Contour, ...]:
    x, y, radius = breadth / 2, min(0.32 * height, breadth), 0.3 * breadth
    turns = [math.tau * number / _STARS for number in range(_STARS)]
    return tuple(
        star((x + radius * math.sin(turn), y - radius * math.cos(turn)), 0.15 * breadth) for turn in turns
    )


def _rows(dress: Dress) -> Iterator[tuple[str, float]]:
    """Yield each row and the height of its middle."""
    pitch = dress.letter_mm[1] * (1 + _ROW_GAP_SHARE)
    top = sum(band.breadth_mm for band in dress.bands if band.edge is Edge.TOP)
    middle = dress.middle_mm if dress.middle_mm is not None else (top + dress.size_mm[1]) / 2
    for number, row in enumerate(dress.rows):
        yield row, middle + (number - (len(dress.rows) - 1) / 2) * pitch


def _row(dress: Dress, row: str, middle: float) -> Iterator[Print]:
    """Yield the characters of a row, in the middle of what the bands at the sides leave."""
    left, right = _sides(dress)
    width, height = dress.letter_mm
    width = min(width, (right - left) * (1 - 2 * _MARGIN_SHARE) / _breadth(row))
    at = (left + right - width * _breadth(row)) / 2
    for character, place in _places(row):
        if character != " ":
            cell = Cell(character, at + place * width, width, middle - height / 2, height)
            ornament = dress.ornament or _SEAL_GREY
            yield Print(cell, ornament if character in _ORNAMENTS else dress.ink)


def _sides(dress: Dress) -> tuple[float, float]:
    """Return where the band at the left ends and the one at the right begins."""
    breadths = {band.edge: band.breadth_mm for band in dress.bands}
    return breadths.get(Edge.LEFT, 0.0), dress.size_mm[0] - breadths.get(Edge.RIGHT, 0.0)


def _breadth(row: str) -> float:
    """Return the width of a row in widths of a character."""
    return sum(_ADVANCES.get(character, 1.0) for character in row) + _GAP_SHARE * (len(row) - 1)


def _places(row: str) -> Iterable[tuple[str, float]]:
    """Yield each character and its cell's left edge, in widths of a character."""
    at = 0.0
    for character in row:
        advance = _ADVANCES.get(character, 1.0)
        yield character, at + (advance - 1.0) / 2
        at += advance + _GAP_SHARE


def _caption(caption: Caption) -> Iterator[Print]:
    """Yield the characters of small print."""
    width = caption.height_mm * caption.width_to_height
    x = caption.middle_mm[0] - width * _breadth(caption.text) / 2
    y = caption.middle_mm[1] - caption.height_mm / 2
    for character, place in _places(caption.text):
        if character != " ":
            yield Print(Cell(character, x + place * width, width, y, caption.height_mm), caption.paint)


def country_letters(letters: str, breadth_mm: float, height_mm: float) -> Caption:
    """Return the white letters of a country at the foot of its band."""
    middle = (breadth_mm / 2, 0.8 * height_mm)
    tall = min(0.62 * breadth_mm, 0.9 * breadth_mm / (0.62 * len(letters)))
    return Caption(letters, middle, tall, WHITE, width_to_height=0.58)

"""Draws licence plates as they leave the stamping shop: flat, clean, and true to the millimetre."""

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import cv2
import numpy as np

from recognition.training.pictures import Picture
from recognition.training.plate_chinese import chinese_sheet
from recognition.training.plate_design import PlateDesign
from recognition.training.plate_foreign import foreign_sheet
from recognition.training.plate_layout import CORNER_RADIUS_MM, PLATE_HEIGHT_MM
from recognition.training.plate_paint import Bgr, paint_ground
from recognition.training.plate_sheet import Cell, Contour, Sheet, rounded
from recognition.training.plate_stencils import STANDARD, Lettering
from server.domain.plate import PlateColour

_FINEST_PX_PER_MM = 1.5
"""Plates are drawn at least this fine and then shrunk, so that thin strokes keep their weight."""
_SUBPIXEL_BITS = 4
_KEPT_MASKS = 256
_REACH_MM = 2.5

Shift = tuple[float, float]
_Place = tuple[slice, slice]


@dataclass(frozen=True, slots=True)
class Press:
    """How a stamping shop departs from the standard.

    Its strokes are `stroke_change_mm` thicker or, below zero, thinner, on characters 90 mm high; its
    characters stand `shifts_mm` (right, down) off their places, those beyond the list true; its paints are
    that many levels of blue, green and red off; its characters have the shapes of its lettering.
    """

    stroke_change_mm: float = 0.0
    shifts_mm: tuple[Shift, ...] = ()
    ground_change: Bgr = (0, 0, 0)
    ink_change: Bgr = (0, 0, 0)
    lettering: Lettering = STANDARD


TRUE_PRESS = Press()


def draw_plate(
    text: str, colour: PlateColour, height_px: int, stroke_change_mm: float = 0.0, rows: int = 1
) -> Picture:
    """Draw a Chinese plate `height_px` high, corner to corner; ValueError for what no plate is.

    `stroke_change_mm` makes every stroke that much thicker or, below zero, thinner: presses differ.
    """
    sheet = chinese_sheet(PlateDesign(text, colour, rows))
    return _drawn(sheet, height_px / sheet.height_mm, Press(stroke_change_mm))


def draw_design(design: PlateDesign, px_per_mm: float, press: Press = TRUE_PRESS) -> Picture:
    """Draw any plate, corner to corner; ValueError for what no plate is.

    Drawing at few different `px_per_mm` is fastest: sizes that were drawn before are remembered.
    """
    return _drawn(plate_sheet(design), px_per_mm, press)


def plate_sheet(design: PlateDesign) -> Sheet:
    """Return what is painted on the plate, in millimetres; ValueError for what no plate is."""
    return chinese_sheet(design) if design.dress is None else foreign_sheet(design.dress)


def plate_silhouette(width_px: int, height_px: int, height_mm: float = PLATE_HEIGHT_MM) -> Picture:
    """Return a mask of the plate's shape: 255 inside, 0 beyond its rounded corners."""
    px_per_mm = height_px / height_mm
    outline = rounded(width_px / px_per_mm, height_mm, 0.0, CORNER_RADIUS_MM)
    return _coverage((outline,), (width_px, height_px), px_per_mm).copy()


def _drawn(sheet: Sheet, px_per_mm: float, press: Press) -> Picture:
    size = round(sheet.width_mm * px_per_mm), round(sheet.height_mm * px_per_mm)
    ground = tuple((share, _changed(paint, press.ground_change)) for share, paint in sheet.ground)
    picture = paint_ground(*size, ground)
    main = sheet.prints[0].paint
    ink = _ink(_cells(sheet, main, press), _whole(size), px_per_mm, press)
    for shape in sheet.shapes:
        covered = _coverage(shape.contours, size, px_per_mm)
        if shape.paint == main:
            np.maximum(ink, covered, out=ink)
        else:
            picture = _printed(picture, covered, _changed(shape.paint, press.ink_change))
    picture = _printed(picture, ink, _changed(main, press.ink_change))
    _print_others(picture, sheet, px_per_mm, press)
    return picture


def _cells(sheet: Sheet, paint: Bgr, press: Press) -> list[Cell]:
    """Return the characters of one paint, where the press puts them."""
    return [
        _moved(part.cell, press, number) for number, part in enumerate(sheet.prints) if part.paint == paint
    ]


def _print_others(picture: Picture, sheet: Sheet, px_per_mm: float, press: Press) -> None:
    """Print the characters that have not the first one's paint, row by row."""
    numbered = [each for each in enumerate(sheet.prints) if each[1].paint != sheet.prints[0].paint]
    for (paint, _), parts in groupby(numbered, lambda each: (each[1].paint, each[1].cell.top_mm)):
        cells = [_moved(part.cell, press, number) for number, part in parts]
        place = _around(cells, picture.shape[1::-1], px_per_mm)
        ink = _ink(cells, place, px_per_mm, press)
        picture[place] = _printed(picture[place], ink, _changed(paint, press.ink_change))


def _ink(cells: list[Cell], place: _Place, px_per_mm: float, press: Press) -> Picture:
    """Return where the characters are on one part of the plate, 255 in their strokes."""
    rows, columns = place
    size = columns.stop - columns.start, rows.stop - rows.start
    enlargement = _enlargement(px_per_mm)
    fine = np.zeros((size[1] * enlargement, size[0] * enlargement), dtype=np.uint8)
    corner = columns.start * enlargement, rows.start * enlargement
    for cell in cells:
        stamp = press.lettering.stamp(cell, px_per_mm * enlargement, press.stroke_change_mm)
        _press_down(fine, stamp.ink, stamp.left_px - corner[0], stamp.top_px - corner[1])
    return _shrunk(fine, size)


def _press_down(fine: Picture, ink: Picture, left: int, top: int) -> None:
    """Lay ink onto `fine`, as far as it lies on it."""
    ink = ink[max(-top, 0) :, max(-left, 0) :]
    top, left = max(top, 0), max(left, 0)
    below = fine[top : top + ink.shape[0], left : left + ink.shape[1]]
    np.maximum(below, ink[: below.shape[0], : below.shape[1]], out=below)


def _whole(size: tuple[int, int]) -> _Place:
    return slice(0, size[1]), slice(0, size[0])


def _around(cells: list[Cell], size: tuple[int, int], px_per_mm: float) -> _Place:
    """Return the rows and columns of the plate in which characters lie, thick strokes included."""
    left = min(cell.left_mm for cell in cells) - _REACH_MM
    right = max(cell.left_mm + cell.width_mm for cell in cells) + _REACH_MM
    top = min(cell.top_mm for cell in cells) - _REACH_MM
    bottom = max(cell.top_mm + cell.height_mm for cell in cells) + _REACH_MM
    first_column, first_row = (max(0, math.floor(edge * px_per_mm)) for edge in (left, top))
    last_column, last_row = (
        min(end, max(1, math.ceil(edge * px_per_mm))) for edge, end in zip((right, bottom), size, strict=True)
    )
    return slice(first_row, last_row), slice(first_column, last_column)


@lru_cache(maxsize=_KEPT_MASKS)
def _coverage(contours: tuple[Contour, ...], size: tuple[int, int], px_per_mm: float) -> Picture:
    """Return how much of each pixel the contours cover, filled even-odd."""
    enlargement = _enlargement(px_per_mm)
    fine = np.zeros((size[1] * enlargement, size[0] * enlargement), dtype=np.uint8)
    scale = px_per_mm * enlargement * 2**_SUBPIXEL_BITS
    # Whole coordinates are the middles of OpenCV's pixels.
    half = 2 ** (_SUBPIXEL_BITS - 1)
    outlines = [np.rint(np.array(contour) * scale - half).astype(np.int32) for contour in contours]
    cv2.fillPoly(fine, outlines, (255,), cv2.LINE_AA, _SUBPIXEL_BITS)
    return _shrunk(fine, size)


def _enlargement(px_per_mm: float) -> int:
    return max(1, math.ceil(_FINEST_PX_PER_MM / px_per_mm))


def _printed(ground: Picture, ink: Picture, paint: Bgr) -> Picture:
    """Return `ground` with `paint` wherever there is ink (255)."""
    shares = cv2.merge([ink] * 3)
    painted = cv2.LUT(shares, _tones(paint))
    return cv2.add(cv2.multiply(ground, cv2.bitwise_not(shares), scale=1 / 255), painted)


@lru_cache(maxsize=_KEPT_MASKS)
def _tones(paint: Bgr) -> Picture:
    """Return what a pixel has of `paint` for each share of ink."""
    shares = np.arange(256)[:, np.newaxis, np.newaxis] / 255
    tones: Picture = np.rint(shares * np.array(paint)).astype(np.uint8)
    return tones


def _moved(cell: Cell, press: Press, number: int) -> Cell:
    """Return the cell of the character of that number where the press puts it."""
    if number >= len(press.shifts_mm):
        return cell
    right, down = press.shifts_mm[number]
    return Cell(cell.character, cell.left_mm + right, cell.width_mm, cell.top_mm + down, cell.height_mm)


def _changed(paint: Bgr, change: Bgr) -> Bgr:
    blue, green, red = (min(255, max(0, level + more)) for level, more in zip(paint, change, strict=True))
    return blue, green, red


def _shrunk(picture: Picture, size: tuple[int, int]) -> Picture:
    """Return `picture` at the size (width, height) asked for."""
    if picture.shape[1::-1] == size:
        return picture
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA)

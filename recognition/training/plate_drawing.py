"""Draws licence plates as they leave the stamping shop: flat, clean, and true to the millimetre."""

import math
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from recognition.training.pictures import Picture
from recognition.training.plate_chinese import chinese_sheet
from recognition.training.plate_design import PlateDesign
from recognition.training.plate_layout import CORNER_RADIUS_MM, PLATE_HEIGHT_MM, layout_plate
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


@dataclass(frozen=True, slots=True)
class Press:
    """How a stamping shop departs from the standard.

    Its strokes are `stroke_change_mm` thicker or, below zero, thinner; its characters stand `shifts_mm`
    (right, down) off their places, those beyond the list true; its paints are that many levels of blue,
    green and red off; its characters have shapes of their own.
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
    return chinese_sheet(design)


def plate_width_px(text: str, height_px: int) -> int:
    """Return the width of a plate of one row `height_px` high, in whole pixels."""
    return round(layout_plate(text).width_mm * height_px / PLATE_HEIGHT_MM)


def plate_silhouette(width_px: int, height_px: int, height_mm: float = PLATE_HEIGHT_MM) -> Picture:
    """Return a mask of the plate's shape: 255 inside, 0 beyond its rounded corners."""
    px_per_mm = height_px / height_mm
    outline = rounded(width_px / px_per_mm, height_mm, 0.0, CORNER_RADIUS_MM)
    return _coverage((outline,), (width_px, height_px), px_per_mm).copy()


def _drawn(sheet: Sheet, px_per_mm: float, press: Press) -> Picture:
    size = round(sheet.width_mm * px_per_mm), round(sheet.height_mm * px_per_mm)
    ground = tuple((share, _changed(paint, press.ground_change)) for share, paint in sheet.ground)
    picture = paint_ground(*size, ground)
    ink, main = _ink(sheet, size, px_per_mm, press), sheet.prints[0].paint
    for shape in sheet.shapes:
        covered = _coverage(shape.contours, size, px_per_mm)
        if shape.paint == main:
            np.maximum(ink, covered, out=ink)
        else:
            picture = _printed(picture, covered, _changed(shape.paint, press.ink_change))
    return _with_characters(picture, ink, sheet, px_per_mm, press)


def _with_characters(ground: Picture, ink: Picture, sheet: Sheet, px_per_mm: float, press: Press) -> Picture:
    """Return `ground` with all ink in the first character's paint, but around those that have another."""
    main = sheet.prints[0].paint
    picture = _printed(ground, ink, _changed(main, press.ink_change))
    for part in sheet.prints:
        if part.paint != main:
            place = _around(part.cell, px_per_mm)
            picture[place] = _printed(ground[place], ink[place], _changed(part.paint, press.ink_change))
    return picture


def _ink(sheet: Sheet, size: tuple[int, int], px_per_mm: float, press: Press) -> Picture:
    """Return where the characters are, 255 in their strokes."""
    enlargement = _enlargement(px_per_mm)
    fine = np.zeros((size[1] * enlargement, size[0] * enlargement), dtype=np.uint8)
    for index, part in enumerate(sheet.prints):
        shift = press.shifts_mm[index] if index < len(press.shifts_mm) else (0.0, 0.0)
        _stamp(fine, _moved(part.cell, shift), px_per_mm * enlargement, press)
    return _shrunk(fine, size)


def _stamp(fine: Picture, cell: Cell, px_per_mm: float, press: Press) -> None:
    """Print one character onto `fine`, as far as it lies on it."""
    stamp = press.lettering.stamp(cell, px_per_mm, press.stroke_change_mm)
    left, top = max(stamp.left_px, 0), max(stamp.top_px, 0)
    ink = stamp.ink[top - stamp.top_px :, left - stamp.left_px :]
    below = fine[top : top + ink.shape[0], left : left + ink.shape[1]]
    np.maximum(below, ink[: below.shape[0], : below.shape[1]], out=below)


def _around(cell: Cell, px_per_mm: float) -> tuple[slice, slice]:
    """Return the rows and the columns in which a character lies, shifts and thicker strokes included."""
    top, bottom, left, right = (
        max(0, round(edge_mm * px_per_mm))
        for edge_mm in (
            cell.top_mm - _REACH_MM,
            cell.top_mm + cell.height_mm + _REACH_MM,
            cell.left_mm - _REACH_MM,
            cell.left_mm + cell.width_mm + _REACH_MM,
        )
    )
    return slice(top, bottom), slice(left, right)


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


def _moved(cell: Cell, shift: Shift) -> Cell:
    return Cell(
        cell.character, cell.left_mm + shift[0], cell.width_mm, cell.top_mm + shift[1], cell.height_mm
    )


def _changed(paint: Bgr, change: Bgr) -> Bgr:
    blue, green, red = (min(255, max(0, level + more)) for level, more in zip(paint, change, strict=True))
    return blue, green, red


def _shrunk(picture: Picture, size: tuple[int, int]) -> Picture:
    """Return `picture` at the size (width, height) asked for."""
    if picture.shape[1::-1] == size:
        return picture
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA)

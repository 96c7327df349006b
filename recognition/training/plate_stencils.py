"""Characters made ready for printing: distance fields, from which a stroke of any weight is cut at once.

A field is cut once for each shape and kept; printing a character at some size and weight is then one table
of levels. That is why a plate can be drawn in well under a millisecond.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from recognition.training.glyph_outlines import Glyph, glyph
from recognition.training.pictures import Picture
from recognition.training.plate_layout import CELL_HEIGHT_MM, FULL_CELL_WIDTH_MM
from recognition.training.plate_sheet import Cell, Contour, disc, rectangle, star

PAD_MM = 6.0
"""A field reaches this far beyond the cell, for strokes that are made thicker."""
_FINE_PX_PER_MM = 8
_FIELD_PX_PER_MM = 3
_LEVELS_A_MM = 16.0
_EDGE_LEVEL = 128.0
_KEPT_FIELDS = 256
_KEPT_SIZES = 512
_WIDE_FROM = 0.9
_EVENING_MM = {True: (3.4, 3.5), False: (1.7, 1.0)}
"""What upright strokes lose and level ones gain in a wide cell, by whether they are a letter's or digit's."""


def _ornament(*contours: Contour) -> Glyph:
    return Glyph(FULL_CELL_WIDTH_MM, tuple(np.array(contour) for contour in contours))


ORNAMENTS = {
    "-": _ornament(rectangle(5, 39, 40, 51)),
    "·": _ornament(disc((22.5, 45), 16)),
    ":": _ornament(disc((22.5, 22), 38), disc((22.5, 68), 38)),
    "*": _ornament(star((22.5, 47), 44)),
}
"""What stands between characters: every lettering has it."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A character's ink (255) and where its upper left corner lies, in pixels."""

    ink: Picture
    left_px: int
    top_px: int


class Lettering:
    """The shapes of all characters, from outlines in cells of 45 by 90 mm."""

    def __init__(self, outlines: Callable[[str], Glyph]) -> None:
        """Take the outline of a character from `outlines`, which raises ValueError where there is none."""
        self._outlines = outlines
        self._field = lru_cache(maxsize=_KEPT_FIELDS)(self._cut)
        self._sized = lru_cache(maxsize=_KEPT_SIZES)(self._resized)

    def replacing(self, outlines: Mapping[str, Glyph]) -> "Lettering":
        """Return this lettering with other outlines for some characters."""
        return Lettering(lambda character: outlines.get(character) or self._outlines(character))

    def stamp(self, cell: Cell, px_per_mm: float, stroke_change_mm: float) -> Stamp:
        """Return the ink of `cell`; strokes change by so much on characters 90 mm high, else in scale."""
        scale = (cell.width_mm / FULL_CELL_WIDTH_MM, cell.height_mm / CELL_HEIGHT_MM)
        pads = (PAD_MM * scale[0], PAD_MM * scale[1])
        size = (
            max(1, round((cell.width_mm + 2 * pads[0]) * px_per_mm)),
            max(1, round((cell.height_mm + 2 * pads[1]) * px_per_mm)),
        )
        wide = cell.width_mm > _WIDE_FROM * cell.height_mm
        field = self._sized(cell.character, size, wide=wide)
        left_px = round((cell.left_mm - pads[0]) * px_per_mm)
        top_px = round((cell.top_mm - pads[1]) * px_per_mm)
        softness = math.sqrt(scale[0] * scale[1]) * px_per_mm
        return Stamp(_cut_out(field, softness, stroke_change_mm), left_px, top_px)

    def _resized(self, character: str, size: tuple[int, int], *, wide: bool) -> Picture:
        return cv2.resize(self._field(character, wide=wide), size, interpolation=cv2.INTER_LINEAR)

    def _cut(self, character: str, *, wide: bool) -> Picture:
        """Return the distance field of a character: 128 on its edge, more inside."""
        shape = _raster(ORNAMENTS.get(character) or self._outlines(character))
        if wide:
            shape = _evened(shape, *_EVENING_MM[character.isascii()])
        inside = cv2.distanceTransform(shape, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
        outside = cv2.distanceTransform(cv2.bitwise_not(shape), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
        levels = (inside - outside) * (_LEVELS_A_MM / _FINE_PX_PER_MM) + _EDGE_LEVEL
        ratio = _FIELD_PX_PER_MM / _FINE_PX_PER_MM
        smaller = cv2.resize(levels, None, fx=ratio, fy=ratio, interpolation=cv2.INTER_AREA)
        return np.clip(np.rint(smaller), 0, 255).astype(np.uint8)


def _raster(shape: Glyph) -> Picture:
    """Return a character in the middle of its cell, 255 where it is inked."""
    width, height = (
        round((side + 2 * PAD_MM) * _FINE_PX_PER_MM) for side in (FULL_CELL_WIDTH_MM, CELL_HEIGHT_MM)
    )
    left_mm = PAD_MM + (FULL_CELL_WIDTH_MM - shape.width_mm) / 2
    raster = np.zeros((height, width), dtype=np.uint8)
    contours = [
        np.rint((contour + np.array((left_mm, PAD_MM))) * _FINE_PX_PER_MM - 0.5).astype(np.int32)
        for contour in shape.contours
    ]
    cv2.fillPoly(raster, contours, (255,))
    return raster


def _evened(shape: Picture, thinning_mm: float, thickening_mm: float) -> Picture:
    """Make upright strokes thinner and level ones thicker, against the stretch of a wide cell."""
    across, down = (round(change * _FINE_PX_PER_MM) for change in (thinning_mm, thickening_mm))
    changed = cv2.dilate(
        cv2.erode(shape, np.ones((1, across | 1), np.uint8)), np.ones((down | 1, 1), np.uint8)
    )
    wider = FULL_CELL_WIDTH_MM / (FULL_CELL_WIDTH_MM - thinning_mm)
    lower = CELL_HEIGHT_MM / (CELL_HEIGHT_MM + thickening_mm)
    x, y = shape.shape[1] / 2, shape.shape[0] / 2
    back = np.array([[wider, 0, x - x * wider], [0, lower, y - y * lower]])
    whole = cv2.warpAffine(changed, back, shape.shape[1::-1])
    return cv2.threshold(whole, 127, 255, cv2.THRESH_BINARY)[1]


def _cut_out(field: Picture, px_per_mm: float, change_mm: float) -> Picture:
    """Return the ink of a field drawn at that many pixels a millimetre, its edge one pixel soft."""
    gain = 255 * px_per_mm / _LEVELS_A_MM
    offset = 255 * 0.5 + gain * (change_mm / 2 * _LEVELS_A_MM - _EDGE_LEVEL)
    return cv2.addWeighted(field, gain, field, 0.0, offset)


STANDARD = Lettering(glyph)
"""The characters as the project draws them."""

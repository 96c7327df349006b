"""Characters made ready for printing: distance fields, from which a stroke of any weight is cut at once.

A field is cut once for each shape and kept; printing a character at some size and weight is then one table
of levels. That is why a plate can be drawn in well under a millisecond.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from recognition.training.glyph_outlines import Glyph, glyph
from recognition.training.pictures import Picture
from recognition.training.plate_layout import CELL_HEIGHT_MM, FULL_CELL_WIDTH_MM
from recognition.training.plate_sheet import Cell

PAD_MM = 6.0
"""A field reaches this far beyond the cell, for strokes that are made thicker."""
_FINE_PX_PER_MM = 8
_FIELD_PX_PER_MM = 4
_LEVELS_A_MM = 16.0
_EDGE_LEVEL = 128.0
_KEPT_FIELDS = 1024
_WIDE_FROM = 0.9
_WIDE_THINNING_MM = {True: 6.0, False: 3.0}
"""What characters in a wide cell lose of their upright strokes, by whether they are letters or digits."""


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
        self._sized = lru_cache(maxsize=_KEPT_FIELDS)(self._resized)

    def replacing(self, outlines: Mapping[str, Glyph]) -> "Lettering":
        """Return this lettering with other outlines for some characters."""
        return Lettering(lambda character: outlines.get(character) or self._outlines(character))

    def stamp(self, cell: Cell, px_per_mm: float, stroke_change_mm: float) -> Stamp:
        """Return the ink of `cell` at `px_per_mm`, its strokes that much thicker."""
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
        return Stamp(
            _cut_out(field, np.sqrt(scale[0] * scale[1]), px_per_mm, stroke_change_mm), left_px, top_px
        )

    def _resized(self, character: str, size: tuple[int, int], *, wide: bool) -> Picture:
        return cv2.resize(self._field(character, wide=wide), size, interpolation=cv2.INTER_AREA)

    def _cut(self, character: str, *, wide: bool) -> Picture:
        """Return the distance field of a character: 128 on its edge, more inside."""
        shape = _raster(self._outlines(character))
        if wide:
            shape = _thinned(shape, _WIDE_THINNING_MM[character.isascii()])
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


def _thinned(shape: Picture, thinning_mm: float) -> Picture:
    """Take from the sides of the upright strokes what a wide cell adds to them, in its own millimetres."""
    stretch = 80 / FULL_CELL_WIDTH_MM / (60 / CELL_HEIGHT_MM)
    reach = round(thinning_mm / stretch * _FINE_PX_PER_MM)
    eroded = cv2.erode(shape, np.ones((1, reach | 1), np.uint8))
    inner = (shape.shape[1] - 2 * PAD_MM * _FINE_PX_PER_MM - reach) / (
        shape.shape[1] - 2 * PAD_MM * _FINE_PX_PER_MM
    )
    middle = shape.shape[1] / 2
    spread = np.array([[1 / inner, 0, middle - middle / inner], [0, 1, 0]])
    return np.where(cv2.warpAffine(eroded, spread, shape.shape[::-1]) > 127, 255, 0).astype(np.uint8)


def _cut_out(field: Picture, scale: float, px_per_mm: float, change_mm: float) -> Picture:
    """Return the ink of a field that stands for `scale` times its size, with an edge one pixel soft."""
    gain = 255 * scale * px_per_mm / _LEVELS_A_MM
    offset = 255 * (0.5 + change_mm / 2 * px_per_mm) - gain * _EDGE_LEVEL
    return cv2.addWeighted(field, gain, field, 0.0, offset)


STANDARD = Lettering(glyph)
"""The characters as the project draws them."""

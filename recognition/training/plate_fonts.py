"""Letterings from open fonts, so that a reader meets letters in more shapes than ours.

The fonts are no part of the project. Any folder of WOFF2, TTF or OTF files will do, for instance

    npm install --prefix FONTS_FOLDER @fontsource/barlow-condensed @fontsource/oswald \\
        @fontsource/roboto-condensed @fontsource/overpass @fontsource/saira-condensed \\
        @fontsource/archivo-narrow @fontsource/fjalla-one @fontsource/share-tech-mono \\
        @fontsource/b612-mono @fontsource/dm-sans @fontsource/noto-sans-sc

all of them under the SIL Open Font License 1.1. Pillow 13 reads WOFF2.
"""

from functools import cache
from pathlib import Path
from statistics import median

import cv2
import numpy as np
from PIL import ImageFont

from recognition.training.given_files import UnusableFile, files_with
from recognition.training.glyph_outlines import Glyph, glyph
from recognition.training.pictures import Picture
from recognition.training.plate_layout import CELL_HEIGHT_MM, FULL_CELL_WIDTH_MM
from recognition.training.plate_stencils import STANDARD, Lettering

_SUFFIXES = frozenset({".woff2", ".ttf", ".otf"})
_STEM_MM = (8.0, 17.0)
"""How thick the upright strokes of an H are in fonts that could be a plate's, in a cell of 45 by 90 mm."""
_SIZE_PX = 300
_NARROW = "1IJ"
_ORDINARY = "ABDEHKNPRSUXZ0235689"
_ORDINARY_WIDTH_MM = 43.0
_UNKNOWN = "\U000f0000"
"""No font has this character: what it is drawn as is what a font draws for want of a better one."""


def letterings_in(folder: Path) -> tuple[Lettering, ...]:
    """Return our own lettering and, for each font below `folder`, one with the shapes that the font has.

    Raises `UnusableFile` where a file is no font, or none is there.
    """
    files = files_with(folder, _SUFFIXES, "fonts")
    usable = [path for path in files if "italic" not in path.stem.lower() and _is_of_a_plate_s_weight(path)]
    return (STANDARD, *(font_lettering(path) for path in usable))


def font_lettering(path: Path) -> Lettering:
    """Return a lettering with the shapes of the font, ours where it has none. Raises `UnusableFile`."""
    font = _font(path)
    missing = _ink(font, _UNKNOWN)

    @cache
    def outline(character: str) -> Glyph:
        ink = _ink(font, character)
        if ink is None or _same(ink, missing):
            return glyph(character)
        return _glyph(ink, _width_mm(font, character, ink))

    return Lettering(outline)


def _font(path: Path) -> ImageFont.FreeTypeFont:
    try:
        return ImageFont.truetype(str(path), _SIZE_PX)
    except OSError:
        raise UnusableFile(f"{path}: is no font that can be read") from None


def _is_of_a_plate_s_weight(path: Path) -> bool:
    """Tell whether strokes are about as thick as a plate's; fonts without an H are given the benefit."""
    font = _font(path)
    ink = _ink(font, "H")
    if ink is None or _same(ink, _ink(font, _UNKNOWN)):
        return True
    stem_px = int(np.argmin(ink[ink.shape[0] // 4]))
    stem_mm: float = stem_px / ink.shape[1] * _width_mm(font, "H", ink)
    least, most = _STEM_MM
    return least <= stem_mm <= most


def _ink(font: ImageFont.FreeTypeFont, character: str) -> Picture | None:
    """Return a character cut to its edges, 255 where it is inked; None where nothing is drawn."""
    mask = font.getmask(character)
    width, height = mask.size
    if width == 0 or height == 0:
        return None
    drawn = np.where(np.asarray(mask, dtype=np.uint8).reshape(height, width) > 127, 255, 0).astype(np.uint8)
    rows, columns = np.flatnonzero(drawn.any(axis=1)), np.flatnonzero(drawn.any(axis=0))
    return drawn[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1] if rows.size else None


def _same(ink: Picture, other: Picture | None) -> bool:
    return other is not None and np.array_equal(ink, other)


def _width_mm(font: ImageFont.FreeTypeFont, character: str, ink: Picture) -> float:
    """Return how wide a character shall be: Chinese ones fill their cell, letters keep their proportions."""
    if not character.isascii():
        return FULL_CELL_WIDTH_MM
    width_mm = _proportion(ink) * CELL_HEIGHT_MM * _squeeze(font)
    return min(width_mm, FULL_CELL_WIDTH_MM * (0.8 if character in _NARROW else 1.0))


@cache
def _squeeze(font: ImageFont.FreeTypeFont) -> float:
    """Return what brings the ordinary letters of a font to their usual width."""
    inks = [ink for character in _ORDINARY if (ink := _ink(font, character)) is not None]
    return _ORDINARY_WIDTH_MM / (CELL_HEIGHT_MM * median(_proportion(ink) for ink in inks))


def _proportion(ink: Picture) -> float:
    width, height = ink.shape[1::-1]
    return float(width / height)


def _glyph(ink: Picture, width_mm: float) -> Glyph:
    """Return the outline of an inked character that fills a cell `width_mm` wide from top to bottom."""
    contours, _ = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    ends = np.array(ink.shape[::-1]) - 1.0
    scale = np.array((width_mm, CELL_HEIGHT_MM)) / np.maximum(ends, 1.0)
    return Glyph(width_mm, tuple(contour[:, 0, :] * scale for contour in contours if len(contour) > 2))

"""Make `config/plate_glyphs.json`: the outlines of every character that a plate may carry.

Run rarely, by hand, when a character is missing. It needs two open fonts (SIL Open Font License 1.1) and
packages which the product itself does not need:

    pip install fonttools brotli skia-pathops
    npm install --prefix FONTS_FOLDER @fontsource/barlow-condensed @fontsource/noto-sans-sc
    python -m recognition.training.glyph_table FONTS_FOLDER

A glyph's contours are polygons in tenths of a millimetre, y downwards, filled even-odd. They span x from 0 to
the glyph's width and y from 0 to the cell's height: whoever draws one centres it in its cell.
"""

import argparse
import json
import math
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pathops  # type: ignore[import-not-found] # pyright: ignore[reportMissingImports]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found] # pyright: ignore[reportMissingImports]

from recognition.training.glyph_outlines import TABLE_PATH
from server.domain.plate import ALPHABET

LATIN_FONT = "barlow-condensed-latin-600-normal.woff2"
HANZI_FONT = "noto-sans-sc-chinese-simplified-700-normal.woff2"
FOREIGN_LETTERS = "I"
NARROW = "1I"
"""Characters that keep their width; the others are stretched to fill their cell."""
TAIL_OF_Q = ((0.6, 0.648), (1.0, 0.908), (0.82, 0.992), (0.4, 0.732))
"""The tail's corners, clockwise, as shares of the letter's width and height from its upper left."""
LICENCE = (
    "Outlines derived from Barlow Condensed SemiBold (copyright 2017 The Barlow Project Authors) and "
    "Noto Sans SC Bold (copyright 2014-2021 Adobe), both under the SIL Open Font License 1.1"
)
CELL = (450, 900)
FLATNESS = 0.2
"""Farthest that a polygon may lie from its curve, in font units (1.3 tenths of a millimetre at most)."""

Point = tuple[float, float]
Contour = list[Point]


def main() -> int:
    """Write the table from the fonts in the folder named on the command line; 2 where a font is missing."""
    parser = argparse.ArgumentParser(description="Make config/plate_glyphs.json from two open fonts.")
    parser.add_argument("fonts_folder", type=Path)
    folder: Path = parser.parse_args().fonts_folder
    fonts = [next(folder.rglob(name), None) for name in (LATIN_FONT, HANZI_FONT)]
    if fonts[0] is None or fonts[1] is None:
        print(f"{folder}: needs {LATIN_FONT} and {HANZI_FONT}; see npm install above", file=sys.stderr)
        return 2
    TABLE_PATH.write_text(table_text(glyphs_of(fonts[0], fonts[1])), encoding="utf-8")
    return 0


def glyphs_of(latin_font: Path, hanzi_font: Path) -> dict[str, list[Contour]]:
    """Return the fitted contours of every plate character, keyed by character."""
    latin, hanzi = TTFont(latin_font), TTFont(hanzi_font)
    characters = sorted(set(ALPHABET + FOREIGN_LETTERS))
    glyphs = {
        character: contours_of(latin if character.isascii() else hanzi, character) for character in characters
    }
    return {character: fitted(contours, character) for character, contours in glyphs.items()}


def contours_of(font: TTFont, character: str) -> list[Contour]:
    """Return the outline of `character` as polygons in font units, y upwards, without overlaps."""
    path = outline_of(font, "O" if character == "Q" else character)
    if character == "Q":
        add_tail(path)
    path.simplify()
    return [list(flat_contour(contour)) for contour in path.contours]


def outline_of(font: TTFont, character: str) -> "pathops.Path":
    """Return the outline of `character` as the font draws it."""
    glyphs = font.getGlyphSet()
    path = pathops.Path()
    glyphs[font.getBestCmap()[ord(character)]].draw(path.getPen(glyphSet=glyphs))
    return path


def add_tail(letter_o: "pathops.Path") -> None:
    """Make a Q of an O with the slanting tail of real plates: the font's is too short to tell it from 0."""
    left, bottom, right, top = letter_o.bounds
    corners = [(left + x * (right - left), top - y * (top - bottom)) for x, y in TAIL_OF_Q]
    pen = letter_o.getPen()
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()


def flat_contour(contour: "pathops.Path") -> Iterator[Point]:
    """Yield the corners of a polygon that follows one closed contour of quadratic curves."""
    here: Point = (0.0, 0.0)
    for verb, points in contour.segments:
        if verb in ("moveTo", "lineTo"):
            yield points[0]
        elif verb == "qCurveTo":
            yield from flat_curves(here, points)
        here = points[-1] if points else here


def flat_curves(start: Point, points: tuple[Point, ...]) -> Iterator[Point]:
    """Yield points along TrueType curves, whose middle corners are implied between control points."""
    *controls, end = points
    implied = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in pairwise(controls)]
    for control, corner in zip(controls, [*implied, end], strict=True):
        yield from flat_curve(start, control, corner)
        start = corner


def flat_curve(start: Point, control: Point, end: Point) -> Iterator[Point]:
    """Yield points along one quadratic curve, its start left out."""
    bend = math.hypot(start[0] - 2 * control[0] + end[0], start[1] - 2 * control[1] + end[1])
    steps = max(1, math.ceil(math.sqrt(bend / (4 * FLATNESS))))
    for step in range(1, steps + 1):
        t = step / steps
        yield (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * control[0] + t**2 * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * control[1] + t**2 * end[1],
        )


def fitted(contours: list[Contour], character: str) -> list[Contour]:
    """Return `contours` scaled to the cell and turned y downwards; narrow characters stay narrow."""
    xs, ys = ([point[axis] for contour in contours for point in contour] for axis in (0, 1))
    left, top = min(xs), max(ys)
    y_scale = CELL[1] / (top - min(ys))
    x_scale = y_scale if character in NARROW else CELL[0] / (max(xs) - left)

    def place(point: Point) -> Point:
        return round((point[0] - left) * x_scale), round((top - point[1]) * y_scale)

    return [without_repeats([place(point) for point in contour]) for contour in contours]


def without_repeats(contour: Contour) -> Contour:
    """Return `contour` without corners that rounding has laid on the corner before."""
    return [point for before, point in pairwise([contour[-1], *contour]) if point != before]


def table_text(glyphs: dict[str, list[Contour]]) -> str:
    """Return the JSON text of the table, one glyph a line."""
    lines = [f"  {json.dumps(key, ensure_ascii=False)}: {glyph_text(glyph)}" for key, glyph in glyphs.items()]
    head = f'"licence": {json.dumps(LICENCE)},\n"unit": "tenths of a millimetre",\n"cell": {list(CELL)},'
    return f'{{\n{head}\n"glyphs": {{\n' + ",\n".join(lines) + "\n}\n}\n"


def glyph_text(contours: list[Contour]) -> str:
    """Return the JSON text of one glyph, without spaces."""
    width = max(point[0] for contour in contours for point in contour)
    return json.dumps({"width": width, "contours": contours}, separators=(",", ":"))


if __name__ == "__main__":
    sys.exit(main())

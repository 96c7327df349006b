"""Renew the Chinese characters of `config/plate_glyphs.json` from an open font (SIL Open Font License 1.1).

Run by hand when a character is missing. Needs packages which the product itself does not:

    pip install shapely fonttools brotli
    npm install --prefix FONTS_FOLDER @fontsource/noto-sans-sc
    python -m recognition.training.hanzi_outlines FONTS_FOLDER

A font's characters are square and a plate's cell is twice as high as it is wide: stretched, their lying
strokes come out thicker than their standing ones. An oval pen, inked around the outline, makes them even.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import shapely
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from recognition.training.glyph_outlines import TABLE_PATH
from recognition.training.glyph_table import Glyphs, present_glyphs, table_text
from recognition.training.stroke_outlines import Area, contours_of
from server.domain.plate import ALPHABET

HANZI_FONT = "noto-sans-sc-chinese-simplified-600-normal.woff2"
PEN_MM = (1.6, 0.1)
"""What is added to standing and to lying strokes, so that both come near the 8 to 10 mm of stamped plates."""
CELL_MM = (45.0, 90.0)
_CHORDS_A_CURVE = 6
_LONGEST_MITRE = 1.5
"""Farthest that the tip of a sharp corner may lie from the thin stroke, in half pens."""
_PEN_SHARES = (1.0, 0.75, 0.5, 0.25, 0.03)
_SMALLEST_COUNTER_MM2 = 5.0
"""Smaller openings are taken for closed: no camera sees them, and embossing would not either."""

Point = tuple[float, float]


def main() -> int:
    """Write the table anew with the font in the folder named on the command line; 2 where it is missing."""
    parser = argparse.ArgumentParser(description="Renew the Chinese characters of config/plate_glyphs.json.")
    parser.add_argument("fonts_folder", type=Path)
    folder: Path = parser.parse_args().fonts_folder
    font_path = next(folder.rglob(HANZI_FONT), None)
    if font_path is None:
        print(f"{folder}: needs {HANZI_FONT}; see npm install in {Path(__file__).name}", file=sys.stderr)
        return 2
    glyphs = present_glyphs() | hanzi_glyphs(HanziFont(font_path), PEN_MM)
    TABLE_PATH.write_text(table_text(glyphs), encoding="utf-8")
    return 0


def hanzi_glyphs(font: "HanziFont", pen_mm: Point) -> Glyphs:
    """Return the contours of every Chinese character of plates."""
    hanzi = [character for character in ALPHABET if not character.isascii()]
    return {character: contours_of(font.inked(character, CELL_MM, pen_mm)) for character in hanzi}


class HanziFont:
    """A font file, from which the outlines of characters are taken."""

    def __init__(self, path: Path) -> None:
        font = TTFont(path)
        self._glyphs: Any = font.getGlyphSet()
        self._names: dict[int, str] = font.getBestCmap()

    def inked(self, character: str, cell_mm: Point, pen_mm: Point) -> Area:
        """Return the area of `character` stretched to a cell and inked with an oval pen, inside the cell.

        `pen_mm`, across and down, is what the pen adds to the width of standing and of lying strokes; less in
        dense characters, so that no counter closes. KeyError where the font has no such character.
        """
        thin = self._area(character)
        *wide, finest = [_stretched(thin, cell_mm, (pen_mm[0] * s, pen_mm[1] * s)) for s in _PEN_SHARES]
        return next((area for area in wide if _counters(area) >= _counters(finest)), finest)

    def _area(self, character: str) -> Area:
        """Return what the font fills (winding rule), in font units, y upwards."""
        pen = _ChordPen(self._glyphs)
        self._glyphs[self._names[ord(character)]].draw(pen)
        rings: list[Area] = [shapely.LinearRing(contour) for contour in pen.contours if len(contour) > 2]
        faces = shapely.get_parts(shapely.polygonize([shapely.node(shapely.MultiLineString(rings))]))
        return shapely.union_all([face for face in faces if _winding(face, rings) != 0])


class _ChordPen(BasePen):
    """Receives a glyph from fonttools and keeps its contours as polygons."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.contours: list[list[Point]] = []

    def _moveTo(self, pt: Point) -> None:  # noqa: N802 (fonttools calls it so)
        self.contours.append([pt])

    def _lineTo(self, pt: Point) -> None:  # noqa: N802 (fonttools calls it so)
        self.contours[-1].append(pt)

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:  # noqa: N802 (fonttools calls it so)
        start = self._getCurrentPoint()
        for step in range(1, _CHORDS_A_CURVE + 1):
            t = step / _CHORDS_A_CURVE
            shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
            curve = (start, pt1, pt2, pt3)
            x, y = (
                sum(share * point[axis] for share, point in zip(shares, curve, strict=True))
                for axis in (0, 1)
            )
            self.contours[-1].append((x, y))


def _stretched(thin: Area, cell_mm: Point, pen_mm: Point) -> Area:
    """Return the area `thin`, y upwards, inked with an oval pen so that it fills the cell, y downwards."""
    left, low, right, high = thin.bounds
    across = (cell_mm[0] / pen_mm[0] - 1) / (right - left)
    down = (cell_mm[1] / pen_mm[1] - 1) / (high - low)
    in_pens = shapely.transform(thin, lambda points: (points - (left, high)) * (across, -down) + 0.5)
    inked = in_pens.buffer(0.5, join_style="mitre", mitre_limit=_LONGEST_MITRE)
    return shapely.transform(inked, lambda points: points * pen_mm)


def _counters(area: Area) -> int:
    """Return how many openings a character's ink encloses."""
    rings = [ring for part in shapely.get_parts(area) for ring in part.interiors]
    return sum(shapely.Polygon(ring).area >= _SMALLEST_COUNTER_MM2 for ring in rings)


def _winding(face: Area, rings: list[Area]) -> int:
    """Return how often, and which way, the contours of a character go round one of the areas between them."""
    point = face.representative_point()
    return sum(1 if ring.is_ccw else -1 for ring in rings if shapely.Polygon(ring).contains(point))


if __name__ == "__main__":
    sys.exit(main())

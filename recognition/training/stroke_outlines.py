"""Expands the pen strokes of `letter_strokes.toml` to the outlines of letters and digits.

Needs shapely, which the product itself does not: only the making of `config/plate_glyphs.json` comes here.
"""

import math
import tomllib
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import shapely

STROKES_PATH = Path(__file__).with_name("letter_strokes.toml")
_DEGREES_A_CHORD = 6.0
_LONGEST_MITRE = 6.0
"""Farthest that the tip of a sharp corner may lie from the middle line, in half strokes (W needs 5.4)."""
_LENGTH_TOLERANCE_MM = 1e-6
_TENTHS = 10

Point = tuple[float, float]
Contour = list[tuple[int, int]]
Area = Any
"""Of shapely: its types tell of every shape that any result may be."""


@dataclass(frozen=True, slots=True)
class Letters:
    """Every letter as the middle lines of its strokes, in millimetres, with the cell and the pen's width."""

    cell_mm: Point
    stroke_mm: float
    lines: dict[str, list[list[Point]]]


def read_letters(path: Path = STROKES_PATH) -> Letters:
    """Read the strokes; ValueError where a corner is rounder than the lines beside it are long."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    width, height = table["cell_mm"]
    lines = {
        letter: [middle_line(stroke) for stroke in strokes] for letter, strokes in table["strokes"].items()
    }
    lines |= {letter: lines[model] for letter, model in table["same"].items()}
    for letter, model in table["turned"].items():
        lines[letter] = [[(width - x, height - y) for x, y in line] for line in lines[model]]
    return Letters((width, height), table["stroke_mm"], lines)


def middle_line(stroke: list[list[float]]) -> list[Point]:
    """Return the points of one stroke, in millimetres, its rounded corners as chords; ValueError as above."""
    points: list[Point] = [(point[0], point[1]) for point in stroke]
    radii = [point[2] if len(point) > 2 else 0.0 for point in stroke]
    corners = zip(points, points[1:], points[2:], radii[1:], strict=False)
    arcs = [points[:1], *(_rounded(*corner) for corner in corners), points[-1:]]
    for (start, end), (arc, next_arc) in zip(pairwise(points), pairwise(arcs), strict=True):
        along = math.dist(start, arc[-1]) + math.dist(next_arc[0], end)
        if along > math.dist(start, end) + _LENGTH_TOLERANCE_MM:
            raise ValueError(f"from {start} to {end}: too short for the round corners at its ends")
    return list(chain.from_iterable(arcs))


def letter_contours(letters: Letters, letter: str) -> list[Contour]:
    """Return the outline of `letter`: polygons in tenths of a millimetre, filled even-odd."""
    inked = shapely.union_all([_inked(line, letters.stroke_mm) for line in letters.lines[letter]])
    return contours_of(shapely.intersection(inked, shapely.box(0, 0, *letters.cell_mm)))


def contours_of(inked_mm: Area) -> list[Contour]:
    """Return the rings of an area in millimetres as polygons in whole tenths, always in the same order."""
    tenths = shapely.transform(inked_mm, lambda points: points * _TENTHS)
    area: Area = shapely.set_precision(tenths, 1)
    rings = chain.from_iterable(
        (part.exterior, *part.interiors) for part in shapely.get_parts(area.normalize())
    )
    return [[(round(x), round(y)) for x, y in ring.coords[:-1]] for ring in rings]


def _inked(line: list[Point], stroke_mm: float) -> Area:
    """Return the area that a square-ended pen covers along a line."""
    return shapely.LineString(line).buffer(
        stroke_mm / 2, cap_style="flat", join_style="mitre", mitre_limit=_LONGEST_MITRE
    )


def _rounded(before: Point, corner: Point, after: Point, radius: float) -> list[Point]:
    """Return the arc that replaces a corner, from its first point to its last."""
    arrival = math.atan2(corner[1] - before[1], corner[0] - before[0])
    departure = math.atan2(after[1] - corner[1], after[0] - corner[0])
    turn = math.remainder(departure - arrival, math.tau)
    if radius == 0 or turn == 0:
        return [corner]
    reach = radius * math.tan(abs(turn) / 2)
    side = math.copysign(radius, turn)
    middle_x = corner[0] - reach * math.cos(arrival) - side * math.sin(arrival)
    middle_y = corner[1] - reach * math.sin(arrival) + side * math.cos(arrival)
    chords = math.ceil(abs(math.degrees(turn)) / _DEGREES_A_CHORD)
    headings = [arrival + turn * step / chords for step in range(chords + 1)]
    return [(middle_x + side * math.sin(a), middle_y - side * math.cos(a)) for a in headings]

"""Chinese plates as sheets: the layout of the standard in the paints of the standard."""

from functools import lru_cache

from recognition.training.plate_design import PlateDesign
from recognition.training.plate_layout import (
    CORNER_RADIUS_MM,
    DOT_DIAMETER_MM,
    EMBLEM_DIAMETER_MM,
    LINE_INSET_MM,
    LINE_WIDTH_MM,
    PLATE_HEIGHT_MM,
    PlateLayout,
    layout_plate,
)
from recognition.training.plate_paint import (
    EMBLEM_GREEN,
    PAINTS,
    WHITE,
    YELLOW,
    YELLOW_PART_MM,
    character_colours,
    ground_stops,
)
from recognition.training.plate_sheet import Point, Print, Shape, Sheet, disc, frame, rectangle
from server.domain.plate import PlateColour

_EMBLEM_BAR_MM = 2.2
_EMBLEM_BARS_MM = ((-5.5, 5.0), (0.0, 6.5), (5.5, 5.0))


@lru_cache(maxsize=256)
def chinese_sheet(design: PlateDesign) -> Sheet:
    """Return what is painted on the plate; ValueError for a text that is not made so."""
    layout = layout_plate(design.text, design.rows, design.size)
    paints = character_colours(design.text, design.colour, design.rows)
    return Sheet(
        layout.width_mm,
        layout.height_mm,
        ground_stops(design.colour),
        tuple(_shapes(layout, design.colour)),
        tuple(Print(*cell) for cell in zip(layout.cells, paints, strict=True)),
    )


def _shapes(layout: PlateLayout, colour: PlateColour) -> list[Shape]:
    """Return all but the ground and the characters."""
    shapes = []
    if colour is PlateColour.YELLOW_GREEN:
        shapes.append(Shape((rectangle(0, 0, YELLOW_PART_MM, layout.height_mm),), YELLOW))
    line = PAINTS[colour].line
    if line is not None:
        shapes.append(Shape(_line(layout), line))
    if layout.dot_mm is not None:
        diameter = DOT_DIAMETER_MM * (1.0 if layout.width_mm >= 440 else layout.width_mm / 440)
        shapes.append(Shape((disc(layout.dot_mm, diameter),), PAINTS[colour].ink))
    if layout.emblem_mm is not None:
        shapes += _emblem(layout.emblem_mm)
    return shapes


def _line(layout: PlateLayout) -> tuple[tuple[Point, ...], ...]:
    """Return the line inside the edge, finer on small plates."""
    scale = 1.0 if layout.width_mm >= 440 else layout.height_mm / PLATE_HEIGHT_MM * 0.75
    return frame(
        layout.width_mm, layout.height_mm, LINE_INSET_MM * scale, LINE_WIDTH_MM * scale, CORNER_RADIUS_MM
    )


def _emblem(middle: Point) -> list[Shape]:
    """Return the new-energy emblem: a green disc with three white bars."""
    x, y = middle
    half = _EMBLEM_BAR_MM / 2
    bars = tuple(
        rectangle(x - reach, y + down - half, x + reach, y + down + half) for down, reach in _EMBLEM_BARS_MM
    )
    return [Shape((disc(middle, EMBLEM_DIAMETER_MM),), EMBLEM_GREEN), Shape(bars, WHITE)]

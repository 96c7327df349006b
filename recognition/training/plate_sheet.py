"""A plate as a list of what is painted on it, in millimetres from its upper left corner."""

import math
from dataclasses import dataclass

from recognition.training.plate_paint import Bgr

Point = tuple[float, float]
Contour = tuple[Point, ...]

_DEGREES_A_STEP = 6


@dataclass(frozen=True, slots=True)
class Shape:
    """Polygons filled even-odd with one paint."""

    contours: tuple[Contour, ...]
    paint: Bgr


@dataclass(frozen=True, slots=True)
class Cell:
    """The box of one character."""

    character: str
    left_mm: float
    width_mm: float
    top_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class Print:
    """A character in its box, and its paint."""

    cell: Cell
    paint: Bgr


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole plate: its ground as (share of the height, colour) from top to bottom, shapes, characters."""

    width_mm: float
    height_mm: float
    ground: tuple[tuple[float, Bgr], ...]
    shapes: tuple[Shape, ...]
    prints: tuple[Print, ...]


def rectangle(left: float, top: float, right: float, bottom: float) -> Contour:
    """Return an upright rectangle."""
    return (left, top), (right, top), (right, bottom), (left, bottom)


def rounded(width: float, height: float, inset: float, radius: float) -> Contour:
    """Return a rectangle `inset` inside the edges of a sheet, with rounded corners."""
    near, right, bottom = inset + radius, width - inset - radius, height - inset - radius
    quarters = ((right, bottom, 0), (near, bottom, 90), (near, near, 180), (right, near, 270))
    return tuple(
        (x + radius * math.cos(math.radians(start + turn)), y + radius * math.sin(math.radians(start + turn)))
        for x, y, start in quarters
        for turn in range(0, 91, _DEGREES_A_STEP)
    )


def frame(width: float, height: float, inset: float, breadth: float, radius: float) -> tuple[Contour, ...]:
    """Return the line inside the edge of a sheet: the outer and the inner contour."""
    return tuple(
        rounded(width, height, distance, max(radius - distance, 0.0)) for distance in (inset, inset + breadth)
    )


def disc(middle: Point, diameter: float) -> Contour:
    """Return a disc."""
    return tuple(
        (
            middle[0] + diameter / 2 * math.cos(math.radians(turn)),
            middle[1] + diameter / 2 * math.sin(math.radians(turn)),
        )
        for turn in range(0, 360, _DEGREES_A_STEP)
    )


def star(middle: Point, diameter: float) -> Contour:
    """Return a star of five points, one of them up."""
    reaches = (diameter / 2, diameter / 2 * 0.382)
    return tuple(
        (
            middle[0] + reaches[point % 2] * math.sin(math.radians(36 * point)),
            middle[1] - reaches[point % 2] * math.cos(math.radians(36 * point)),
        )
        for point in range(10)
    )

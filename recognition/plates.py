"""What recognition finds in a picture: frozen results, in pixels of the picture they were found in."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from server.domain.plate import PlateColour, PlateKind

Picture = NDArray[np.uint8]
"""Height × width × 3, blue-green-red, as cameras and OpenCV deliver it."""

Columns = NDArray[np.floating[Any]]
"""What a reading network says of a plate from left to right: see `recognition.grammar`."""

Choice = tuple[str, float]
"""One character that a position may hold, and how probable it is (0 to 1)."""

CharacterLattice = tuple[tuple[Choice, ...], ...]
"""For each position of the plate, its likeliest characters, best first."""

Point = tuple[float, float]
Corners = tuple[Point, Point, Point, Point]
"""Clockwise from the top left."""


class BoundingBox(NamedTuple):
    """An upright rectangle: left, top, width and height in pixels."""

    x: int
    y: int
    w: int
    h: int

    @property
    def area(self) -> int:
        """Square pixels."""
        return self.w * self.h

    def overlap(self, other: "BoundingBox") -> float:
        """Return the intersection over the union, 0 to 1."""
        width = min(self.x + self.w, other.x + other.w) - max(self.x, other.x)
        height = min(self.y + self.h, other.y + other.h) - max(self.y, other.y)
        shared = max(0, width) * max(0, height)
        union = self.area + other.area - shared
        return shared / union if union else 0.0


@dataclass(frozen=True, slots=True)
class PlateRegion:
    """Where a plate may be: its four corners, the detector's belief (0 to 1), and how many rows it has."""

    corners: Corners
    confidence: float
    rows: int = 1

    @property
    def box(self) -> BoundingBox:
        """The upright rectangle around the corners."""
        xs = [x for x, _ in self.corners]
        ys = [y for _, y in self.corners]
        left, top = round(min(xs)), round(min(ys))
        return BoundingBox(left, top, round(max(xs)) - left, round(max(ys)) - top)


@dataclass(frozen=True, slots=True)
class PlateReading:
    """What one look at a plate says.

    `kind` is None where the text follows no Chinese format. `confidence` is that of the least certain
    character, never a mean: one wrong character is a wrong plate. `certain` is a claim that the text is
    right, made only where grammar, picture and every character agree.
    """

    text: str
    kind: PlateKind | None
    colour: PlateColour | None
    characters: CharacterLattice
    confidence: float
    certain: bool


NOTHING_READ = PlateReading("", None, None, (), 0.0, certain=False)


@dataclass(frozen=True, slots=True)
class DetectedPlate:
    """One plate of a picture: where it is, what it says, and the plate alone, straightened."""

    region: PlateRegion
    reading: PlateReading
    crop: Picture

    @property
    def box(self) -> BoundingBox:
        """The upright rectangle around the plate."""
        return self.region.box


@dataclass(frozen=True, slots=True)
class Look:
    """All plates of one picture, the surest first, and what finding and reading them cost."""

    plates: tuple[DetectedPlate, ...]
    detect_ms: float
    read_ms: float

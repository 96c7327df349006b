"""Draws licence plates as they leave the stamping shop: flat, clean, and true to the millimetre."""

import math

import cv2
import numpy as np
import numpy.typing as npt

from recognition.training.glyph_outlines import Outline, glyph
from recognition.training.pictures import Picture
from recognition.training.plate_layout import (
    CELL_TOP_MM,
    CORNER_RADIUS_MM,
    DOT_DIAMETER_MM,
    EMBLEM_DIAMETER_MM,
    FULL_CELL_WIDTH_MM,
    LINE_INSET_MM,
    LINE_WIDTH_MM,
    MIDDLE_MM,
    PLATE_HEIGHT_MM,
    Cell,
    layout_plate,
)
from recognition.training.plate_paint import (
    EMBLEM_GREEN,
    PAINTS,
    WHITE,
    Bgr,
    character_colour,
    paint_ground,
)
from server.domain.plate import PlateColour

_FINEST_HEIGHT_PX = 280
"""Smaller plates are drawn at least this high and then shrunk, so that thin strokes keep their weight."""
_SUBPIXEL_BITS = 4
_EMBLEM_BAR_MM = 2.2
_CORNERS = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)])


def draw_plate(text: str, colour: PlateColour, height_px: int, stroke_change_mm: float = 0.0) -> Picture:
    """Draw a plate `height_px` high, corner to corner; ValueError for unknown characters.

    `stroke_change_mm` makes every stroke that much thicker or, below zero, thinner: presses differ.
    """
    layout = layout_plate(text)
    enlargement = max(1, math.ceil(_FINEST_HEIGHT_PX / height_px))
    brush = _Brush(layout.width_mm, height_px * enlargement, colour)
    brush.draw_line()
    brush.draw_characters(layout.cells, stroke_change_mm)
    if layout.dot_mm is not None:
        brush.draw_disc(layout.dot_mm, DOT_DIAMETER_MM, PAINTS[colour].ink)
    if layout.emblem_mm is not None:
        brush.draw_emblem(layout.emblem_mm)
    return _shrunk(brush.picture, plate_width_px(text, height_px), height_px)


def plate_width_px(text: str, height_px: int) -> int:
    """Return the width of a plate `height_px` high, in whole pixels."""
    return round(layout_plate(text).width_mm * height_px / PLATE_HEIGHT_MM)


def plate_silhouette(width_px: int, height_px: int) -> Picture:
    """Return a mask of the plate's shape: 255 inside, 0 beyond its rounded corners."""
    enlargement = max(1, math.ceil(_FINEST_HEIGHT_PX / height_px))
    large = np.zeros((height_px * enlargement, width_px * enlargement), dtype=np.uint8)
    _fill_rounded(large, 0.0, CORNER_RADIUS_MM * large.shape[0] / PLATE_HEIGHT_MM, (255, 255, 255))
    return _shrunk(large, width_px, height_px)


class _Brush:
    """Paints millimetres onto the pixels of one plate."""

    def __init__(self, width_mm: float, height_px: int, colour: PlateColour) -> None:
        self._px_per_mm = height_px / PLATE_HEIGHT_MM
        self._colour = colour
        self.picture = paint_ground(round(width_mm * self._px_per_mm), height_px, self._px_per_mm, colour)

    def draw_line(self) -> None:
        """Draw the line inside the edge, where this colour of plate has one."""
        line = PAINTS[self._colour].line
        if line is None:
            return
        for inset_mm, paint in (
            (LINE_INSET_MM, line),
            (LINE_INSET_MM + LINE_WIDTH_MM, PAINTS[self._colour].ground),
        ):
            inset_px = inset_mm * self._px_per_mm
            _fill_rounded(self.picture, inset_px, CORNER_RADIUS_MM * self._px_per_mm - inset_px, paint)

    def draw_characters(self, cells: tuple[Cell, ...], stroke_change_mm: float) -> None:
        """Print the characters, all of one colour at a time."""
        for paint in {character_colour(cell.character, self._colour) for cell in cells}:
            ink = np.zeros(self.picture.shape[:2], dtype=np.uint8)
            for cell in cells:
                if character_colour(cell.character, self._colour) == paint:
                    cv2.fillPoly(ink, self._outlines(cell), (255,), cv2.LINE_AA, _SUBPIXEL_BITS)
            self.picture = _printed(
                self.picture, _with_strokes(ink, stroke_change_mm * self._px_per_mm), paint
            )

    def _outlines(self, cell: Cell) -> list[npt.NDArray[np.int32]]:
        """Return the outline of one character, in the middle of its cell."""
        shape = glyph(cell.character)
        squeeze = cell.width_mm / FULL_CELL_WIDTH_MM
        left_mm = cell.left_mm + (cell.width_mm - shape.width_mm * squeeze) / 2
        return [
            self._fixed_point(contour * (squeeze, 1.0) + (left_mm, CELL_TOP_MM)) for contour in shape.contours
        ]

    def draw_disc(self, x_mm: float, diameter_mm: float, paint: Bgr) -> None:
        """Fill a disc half way up the plate."""
        x, y = self._fixed_point(np.array([(x_mm, MIDDLE_MM)]))[0]
        radius = round(diameter_mm / 2 * self._px_per_mm * 2**_SUBPIXEL_BITS)
        cv2.circle(self.picture, (int(x), int(y)), radius, paint, -1, cv2.LINE_AA, _SUBPIXEL_BITS)

    def draw_emblem(self, x_mm: float) -> None:
        """Draw the new-energy emblem: a green disc with three white bars."""
        self.draw_disc(x_mm, EMBLEM_DIAMETER_MM, EMBLEM_GREEN)
        for y_mm, half_width_mm in ((-5.5, 5.0), (0.0, 6.5), (5.5, 5.0)):
            half = np.array((half_width_mm, _EMBLEM_BAR_MM / 2))
            corners = np.array((x_mm, MIDDLE_MM + y_mm)) + half * _CORNERS
            cv2.fillPoly(self.picture, [self._fixed_point(corners)], WHITE, cv2.LINE_AA, _SUBPIXEL_BITS)

    def _fixed_point(self, points_mm: Outline) -> npt.NDArray[np.int32]:
        return _fixed_point(points_mm * self._px_per_mm)


def _fill_rounded(picture: Picture, inset_px: float, radius_px: float, paint: Bgr) -> None:
    """Fill a rectangle with rounded corners, `inset_px` inside the picture's edges."""
    height_px, width_px = picture.shape[:2]
    radius = max(radius_px, 0.0)
    near, right, bottom = inset_px + radius, width_px - inset_px - radius, height_px - inset_px - radius
    quarters = ((right, bottom, 0), (near, bottom, 90), (near, near, 180), (right, near, 270))
    outline = [
        (x + radius * math.cos(math.radians(start + turn)), y + radius * math.sin(math.radians(start + turn)))
        for x, y, start in quarters
        for turn in range(0, 91, 6)
    ]
    cv2.fillPoly(picture, [_fixed_point(np.array(outline))], paint, cv2.LINE_AA, _SUBPIXEL_BITS)


def _with_strokes(ink: Picture, change_px: float) -> Picture:
    """Return `ink` with its strokes made thicker or thinner by `change_px`."""
    reach = round(abs(change_px) / 2)
    if reach == 0:
        return ink
    brush = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    return cv2.dilate(ink, brush) if change_px > 0 else cv2.erode(ink, brush)


def _printed(ground: Picture, ink: Picture, paint: Bgr) -> Picture:
    """Return `ground` with `paint` wherever there is ink (255)."""
    shares = cv2.merge([ink] * 3)
    colour = np.full_like(ground, paint)
    return cv2.add(
        cv2.multiply(ground, cv2.bitwise_not(shares), scale=1 / 255),
        cv2.multiply(colour, shares, scale=1 / 255),
    )


def _fixed_point(points_px: Outline) -> npt.NDArray[np.int32]:
    """Return OpenCV's sub-pixel coordinates, whose whole numbers are the middles of pixels."""
    fixed: npt.NDArray[np.int32] = np.rint((points_px - 0.5) * 2**_SUBPIXEL_BITS).astype(np.int32)
    return fixed


def _shrunk(picture: Picture, width_px: int, height_px: int) -> Picture:
    """Return `picture` at the size asked for."""
    if picture.shape[:2] == (height_px, width_px):
        return picture
    return cv2.resize(picture, (width_px, height_px), interpolation=cv2.INTER_AREA)

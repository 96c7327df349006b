"""Cutting a plate out of a picture, straightened by its four corners."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from recognition.opencv import framed, scaled, straighten
from recognition.plates import Corners, Picture, PlateRegion

ROW_HEIGHT_PX = 64
TWO_ROWS_HEIGHT_PX = 104
LONGEST_CROP_PX = 480
# Straightening takes four pixels for one: of a plate this much larger it would leave most out.
GREATEST_REDUCTION = 2.0
NEAR_THE_EDGE = 0.05
"""A plate may reach out of a picture when a corner is nearer to the edge than this share of its width: of one
that the edge cuts through the detector often finds corners that are still inside."""

SURROUNDINGS = 0.5
"""What is shown around a plate when its corners are sought again, as a share of its width and height."""

_Points = NDArray[np.float64]


def cut_out(picture: Picture, region: PlateRegion, margin: float = 0.0) -> Picture:
    """Return the plate alone, straightened, in the height its rows ask for and as wide as its shape.

    `margin` is what is left around it, as a share of its height.
    """
    corners = _widened(np.array(region.corners, dtype=np.float64), margin)
    plate_width, plate_height = _sides(corners)
    height = ROW_HEIGHT_PX if region.rows == 1 else TWO_ROWS_HEIGHT_PX
    width = round(height * plate_width / max(1.0, plate_height))
    if plate_height > GREATEST_REDUCTION * height:
        picture, corners = _nearer(picture, corners, GREATEST_REDUCTION * height / plate_height)
    return straighten(picture, _as_corners(corners), min(max(width, height), LONGEST_CROP_PX), height)


def may_reach_out_of(picture: Picture, region: PlateRegion) -> bool:
    """Tell whether a part of the plate may be outside the picture."""
    height, width = picture.shape[:2]
    corners = np.array(region.corners)
    near = NEAR_THE_EDGE * _sides(corners)[0]
    return bool((corners < near).any() or (corners > np.array((width, height)) - near).any())


def surroundings(picture: Picture, region: PlateRegion) -> tuple[Picture, tuple[int, int]]:
    """Return the plate with what is around it, and where that part's upper left corner is in the picture.

    Beyond the picture's edge its outermost pixels are repeated.
    """
    height, width = picture.shape[:2]
    box = region.box
    across, down = round(SURROUNDINGS * box.w), round(SURROUNDINGS * box.h)
    first_x, last_x, left, right = _within(box.x - across, box.x + box.w + across, width)
    first_y, last_y, top, bottom = _within(box.y - down, box.y + box.h + down, height)
    around = framed(picture[first_y:last_y, first_x:last_x], left, top, right, bottom, stretched=True)
    return around, (box.x - across, box.y - down)


def moved(region: PlateRegion, by_px: tuple[int, int]) -> PlateRegion:
    """Return the region with its corners moved."""
    first, second, third, fourth = ((x + by_px[0], y + by_px[1]) for x, y in region.corners)
    return replace(region, corners=(first, second, third, fourth))


def tilted(region: PlateRegion, share: float) -> PlateRegion:
    """Return the plate whose upright bounding box `region` is, its right end lower than its left one.

    `share` is by how much, of the box's height; below 0 the left end is the lower one.
    """
    box = region.box
    left, right, bottom = box.x, box.x + box.w, box.y + box.h
    right_end, left_end = max(share, 0.0) * box.h, max(-share, 0.0) * box.h
    first, second = (left, box.y + left_end), (right, box.y + right_end)
    third, fourth = (right, bottom - left_end), (left, bottom - right_end)
    return replace(region, corners=(first, second, third, fourth))


def _within(begin: int, end: int, length: int) -> tuple[int, int, int, int]:
    """Return what of `begin` to `end` lies within `length`, one pixel at least, and what is missing."""
    first = min(max(0, begin), length - 1)
    last = min(max(first + 1, end), length)
    before = max(0, first - begin)
    return first, last, before, max(0, end - begin - (last - first) - before)


def _sides(corners: _Points) -> tuple[float, float]:
    """Return the plate's width and height, each the mean of two sides."""
    lengths = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    return float(lengths[0] + lengths[2]) / 2, float(lengths[1] + lengths[3]) / 2


def _widened(corners: _Points, margin: float) -> _Points:
    """Move each corner outwards along both of its sides, by a share of the plate's height."""
    width, height = _sides(corners)
    across, down = _directions(corners)
    along_top, along_side = margin * height / max(width, 1.0), margin
    outwards = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)])
    return corners + outwards[:, :1] * across * along_top + outwards[:, 1:] * down * along_side


def _directions(corners: _Points) -> tuple[_Points, _Points]:
    """Return for each corner the whole side that runs across through it, and the one that runs down."""
    top, right, bottom, left = (np.roll(corners, -1, axis=0) - corners) * ((1,), (1,), (-1,), (-1,))
    return np.array((top, top, bottom, bottom)), np.array((left, right, right, left))


def _nearer(picture: Picture, corners: _Points, scale: float) -> tuple[Picture, _Points]:
    """Return the part of the picture around the corners, brought to `scale`, and the corners in it."""
    height, width = picture.shape[:2]
    low = np.clip(np.floor(corners.min(axis=0)), 0, (width - 1, height - 1)).astype(int)
    high = np.clip(np.ceil(corners.max(axis=0)), low + 1, (width, height)).astype(int)
    part = picture[low[1] : high[1], low[0] : high[0]]
    size = np.maximum(1, np.round((high - low) * scale)).astype(int)
    return scaled(part, int(size[0]), int(size[1])), (corners - low) * (size / (high - low))


def _as_corners(corners: _Points) -> Corners:
    first, second, third, fourth = ((float(x), float(y)) for x, y in corners)
    return first, second, third, fourth

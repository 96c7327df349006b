"""Puts a flat picture, such as a plate, into a scene as a camera would see it, and takes it out again."""

import math

import cv2
import numpy as np
import numpy.typing as npt

from recognition.training.pictures import Picture, as_picture

Corners = npt.NDArray[np.float32]
"""Upper left, upper right, lower right, lower left, as x and y in pixels from the edge of the first pixel."""

_SPARE_DETAIL = 1.5
"""A picture this much larger than its place is shrunk first: warping alone would skip pixels."""
_VIEWING_DISTANCE = 6.0
"""Distance of the camera from a plate, in plate widths; it sets how strongly lines converge."""


def box_corners(left: float, top: float, width: float, height: float) -> Corners:
    """Return the corners of an upright box."""
    right, bottom = left + width, top + height
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], dtype=np.float32)


def tilted_corners(
    middle: tuple[float, float], size: tuple[float, float], yaw: float, pitch: float, roll: float
) -> Corners:
    """Return where the corners of a `size` (width, height in pixels) picture come to lie when it is turned.

    Angles are in degrees: yaw turns the right edge away, pitch the upper edge, roll is clockwise.
    """
    half_width, half_height = size[0] / 2, size[1] / 2
    flat = np.array([(-1, -1, 0), (1, -1, 0), (1, 1, 0), (-1, 1, 0)]) * (half_width, half_height, 1.0)
    turned = flat @ _rotation(yaw, pitch, roll).T
    distance = _VIEWING_DISTANCE * size[0]
    seen = turned[:, :2] * (distance / (distance + turned[:, 2:]))
    return (seen + middle).astype(np.float32)


def place_picture(scene: Picture, picture: Picture, corners: Corners, mask: Picture | None = None) -> None:
    """Paint `picture` into `scene` between `corners`, where `mask` (0–255, its size) lets it through."""
    picture, mask = _near_size(picture, corners), None if mask is None else _near_size(mask, corners)
    left, top, right, bottom = _bounds(corners, scene)
    if left >= right or top >= bottom:
        return
    transform = _transform_into(picture, corners - np.array((left, top), dtype=np.float32))
    solid = np.full(picture.shape[:2], 255, dtype=np.uint8) if mask is None else mask
    size = (right - left, bottom - top)
    shares = cv2.warpPerspective(solid, transform, size).astype(np.float32)[:, :, np.newaxis] / 255
    seen = cv2.warpPerspective(picture, transform, size, borderMode=cv2.BORDER_REPLICATE)
    place = scene[top:bottom, left:right]
    place[:] = as_picture(place + (seen.astype(np.float32) - place) * shares)


def straighten(scene: Picture, corners: Corners, size: tuple[int, int]) -> Picture:
    """Return what lies between `corners` as a flat picture of `size` (width, height in pixels)."""
    width, height = size
    flat = box_corners(0, 0, width, height)
    transform = cv2.getPerspectiveTransform(corners.astype(np.float32) - 0.5, flat - 0.5)
    return cv2.warpPerspective(scene, transform, size, borderMode=cv2.BORDER_REPLICATE)


def _rotation(yaw: float, pitch: float, roll: float) -> npt.NDArray[np.float64]:
    (cy, sy), (cp, sp), (cr, sr) = (
        (math.cos(math.radians(angle)), math.sin(math.radians(angle))) for angle in (yaw, pitch, roll)
    )
    about_y = np.array([(cy, 0, -sy), (0, 1, 0), (sy, 0, cy)])
    about_x = np.array([(1, 0, 0), (0, cp, sp), (0, -sp, cp)])
    about_z = np.array([(cr, -sr, 0), (sr, cr, 0), (0, 0, 1)])
    turned: npt.NDArray[np.float64] = about_y @ about_x @ about_z
    return turned


def _near_size(picture: Picture, corners: Corners) -> Picture:
    """Return `picture` shrunk to about the height of its place, where that is much smaller."""
    sides = np.linalg.norm(corners - np.roll(corners, 1, axis=0), axis=1)
    height_px = max(1, math.ceil(max(sides[0], sides[2])))
    shrink = picture.shape[0] / height_px
    if shrink < _SPARE_DETAIL:
        return picture
    return cv2.resize(
        picture, (max(1, round(picture.shape[1] / shrink)), height_px), interpolation=cv2.INTER_AREA
    )


def _transform_into(picture: Picture, corners: Corners) -> Picture:
    flat = box_corners(0, 0, picture.shape[1], picture.shape[0])
    return cv2.getPerspectiveTransform(flat - 0.5, corners - 0.5)


def _bounds(corners: Corners, scene: Picture) -> tuple[int, int, int, int]:
    """Return left, top, right, bottom of the part of `scene` that the corners touch, a pixel spare."""
    left, top = np.floor(corners.min(axis=0)).astype(int) - 1
    right, bottom = np.ceil(corners.max(axis=0)).astype(int) + 1
    return max(left, 0), max(top, 0), min(right, scene.shape[1]), min(bottom, scene.shape[0])

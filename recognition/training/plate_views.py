"""A plate as the reader gets it: cut out by corners that are not quite right, by a camera not quite sharp."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from recognition.double_row import unrolled
from recognition.training.camera_faults import seen_by_camera
from recognition.training.perspective import Corners, box_corners, tilted_corners
from recognition.training.pictures import Picture
from recognition.training.reader_input import INPUT_HEIGHT_PX, INPUT_WIDTH_PX

_LEAST_SEEN_PX, _MOST_SEEN_PX = 13, 44
_MARGIN = (-0.02, 0.09)
"""Around a plate that was not straightened, as shares of its height."""
_SIDE_MARGIN, _UPRIGHT_MARGIN = (-0.03, 0.3), (-0.03, 0.15)
"""Around a straightened plate: a detector errs along a plate more than across it."""
_CORNER_ERROR = 0.035
_STRAIGHTENED_SHARE, _PHOTOGRAPHS_STRAIGHTENED_SHARE = 0.6, 0.75
"""Many photographs are of crops that were not straightened themselves."""
_YAW, _PITCH, _ROLL = 38.0, 24.0, 11.0
_WIDTH_TO_HEIGHT = INPUT_WIDTH_PX / INPUT_HEIGHT_PX


@dataclass(frozen=True, slots=True)
class PlatePicture:
    """A picture that holds a plate between `corners`, and whether its text stands in two rows."""

    picture: Picture
    corners: Corners
    rows: int = 1


def drawn_view(rng: np.random.Generator, plate: PlatePicture, backdrop: Picture) -> Picture:
    """Return a view of a drawn plate before `backdrop`: badly straightened, or tilted as it was."""
    width, height = _seen_size(rng, plate.rows)
    if plate.rows == 2 or rng.random() < _STRAIGHTENED_SHARE:
        corners = _badly_straightened(rng, width, height)
    else:
        corners = _not_straightened(rng, width, height)
    view = cv2.resize(backdrop, (width, height), interpolation=cv2.INTER_AREA)
    near, scale = _shrunk(plate, height)
    transform = cv2.getPerspectiveTransform((plate.corners * scale).astype(np.float32), corners)
    cv2.warpPerspective(near, transform, (width, height), dst=view, borderMode=cv2.BORDER_TRANSPARENT)
    return as_input(seen_by_camera(rng, view, 1.0), plate.rows)


def real_view(rng: np.random.Generator, plate: PlatePicture) -> Picture:
    """Return a view of a photographed plate: straightened badly or not at all, and made a little worse."""
    width, height = _seen_size(rng, plate.rows)
    straightened = plate.rows == 2 or rng.random() < _PHOTOGRAPHS_STRAIGHTENED_SHARE
    corners = (_badly_straightened if straightened else _not_straightened)(rng, width, height)
    near, scale = _shrunk(plate, height)
    transform = cv2.getPerspectiveTransform((plate.corners * scale).astype(np.float32), corners)
    view = cv2.warpPerspective(near, transform, (width, height), borderMode=cv2.BORDER_REPLICATE)
    return as_input(seen_by_camera(rng, view, 0.6), plate.rows)


def outer_corners(picture: Picture) -> Corners:
    """Return the corners of the whole picture."""
    height, width = picture.shape[:2]
    return box_corners(0, 0, width, height)


def as_input(view: Picture, rows: int) -> Picture:
    """Return `view` in the size of the reader's input, its two rows side by side."""
    line = unrolled(np.asarray(view, dtype=np.uint8)) if rows == 2 else view
    return cv2.resize(line, (INPUT_WIDTH_PX, INPUT_HEIGHT_PX), interpolation=cv2.INTER_LINEAR)


def _seen_size(rng: np.random.Generator, rows: int) -> tuple[int, int]:
    """Return the width and height of the plate in the camera's picture: small ones as often as large ones."""
    row_px = np.exp(rng.uniform(np.log(_LEAST_SEEN_PX), np.log(_MOST_SEEN_PX)))
    width_to_height = rng.uniform(2.4, 4.4) if rows == 1 else rng.uniform(1.5, 2.1)
    height = row_px * (1.0 if rows == 1 else 1.7)
    return max(24, round(height * width_to_height)), round(height)


def _badly_straightened(rng: np.random.Generator, width: int, height: int) -> Corners:
    left, right = rng.uniform(*_SIDE_MARGIN, 2) * height
    top, bottom = rng.uniform(*_UPRIGHT_MARGIN, 2) * height
    corners = np.array(
        [(left, top), (width - right, top), (width - right, height - bottom), (left, height - bottom)]
    )
    return (corners + rng.normal(0.0, _CORNER_ERROR * height, (4, 2))).astype(np.float32)


def _not_straightened(rng: np.random.Generator, width: int, height: int) -> Corners:
    """Return a tilted plate's corners where its upright bounding rectangle fills the view."""
    yaw, pitch, roll = (limit * np.clip(rng.normal(0.0, 0.5), -1, 1) for limit in (_YAW, _PITCH, _ROLL))
    corners = tilted_corners((0.0, 0.0), (_WIDTH_TO_HEIGHT, 1.27), yaw, pitch, roll)
    low, high = corners.min(axis=0), corners.max(axis=0)
    margin = rng.uniform(*_MARGIN) * height
    inside = np.array((width - 2 * margin, height - 2 * margin))
    fitted = (corners - low) / (high - low) * inside + margin
    return (fitted + rng.normal(0.0, 0.012 * height, (4, 2))).astype(np.float32)


def _shrunk(plate: PlatePicture, height: int) -> tuple[Picture, npt.NDArray[np.float64]]:
    """Return the picture with the plate brought near to its seen height, and the scale of x and y."""
    tall = float(np.linalg.norm(plate.corners[3] - plate.corners[0]))
    scale = min(1.0, 1.25 * height / max(tall, 1.0))
    if scale > 0.8:
        return plate.picture, np.ones(2)
    size = (max(8, round(plate.picture.shape[1] * scale)), max(8, round(plate.picture.shape[0] * scale)))
    near = cv2.resize(plate.picture, size, interpolation=cv2.INTER_AREA)
    return near, np.array(size) / (plate.picture.shape[1], plate.picture.shape[0])

"""How well a detector finds the plates of labelled pictures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from recognition.training.detector_targets import SeenPlate, cell_middles
from recognition.training.pictures import Picture
from recognition.training.scene_material import Photograph

LONGEST_SIDE_PX = 640
_MULTIPLE_PX = 32
_AGREES = 0.5
"""Least intersection over union of the upright boxes of a plate and of what was found."""

Answer = tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]
Look = Callable[[Picture], Answer]
"""A detector as it is shipped: bytes H × W × 3 to the peaks' scores 2 × h × w and corners 8 × h × w."""


@dataclass(frozen=True, slots=True)
class Found:
    """One plate that a detector has found, in pixels of the picture."""

    score: float
    plate: SeenPlate


@dataclass(frozen=True, slots=True)
class Scores:
    """Of `plates` labelled ones, how many were found, and how many finds are not labelled.

    `overlap` is the mean intersection over union of the upright boxes, `corner_error` the mean distance of
    the corners in plate heights, None where no corners are labelled.
    """

    plates: int
    found: int
    strangers: int
    overlap: float
    corner_error: float | None


def find_plates(
    look: Look, picture: Picture, threshold: float, longest: int = LONGEST_SIDE_PX
) -> list[Found]:
    """Return the plates found in `picture`, the surest first, without those that overlap a surer one."""
    scale = min(1.0, longest / max(picture.shape[:2]))
    scores, corners = look(padded(picture, scale))
    found: list[Found] = []
    for layout, row, column in sorted(
        np.argwhere(scores > threshold).tolist(), key=lambda at: -scores[tuple(at)]
    ):
        middle = (cell_middles(column + 1)[-1], cell_middles(row + 1)[-1])
        quad = (corners[:, row, column].reshape(4, 2) + middle) / scale
        plate = SeenPlate(quad.astype(np.float32), layout + 1)
        if all(overlap(plate, other.plate) < 0.3 for other in found):
            found.append(Found(float(scores[layout, row, column]), plate))
    return found


def padded(picture: Picture, scale: float) -> Picture:
    """Return `picture` at `scale`, filled up with black to whole multiples of 32 pixels."""
    small = picture
    if scale < 1.0:
        size = (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
        small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    below, beside = -small.shape[0] % _MULTIPLE_PX, -small.shape[1] % _MULTIPLE_PX
    return cv2.copyMakeBorder(small, 0, below, 0, beside, cv2.BORDER_CONSTANT)


def scores_of(look: Look, photographs: Sequence[Photograph], threshold: float) -> Scores:
    """Measure a detector on labelled photographs; plates that do not count are passed over."""
    total, strangers = 0, 0
    matches: list[tuple[SeenPlate, SeenPlate]] = []
    for photograph in photographs:
        left = [found.plate for found in find_plates(look, photograph.picture, threshold)]
        for plate in photograph.plates:
            total += plate.counts
            best = max(left, key=lambda each: overlap(each, plate), default=None)
            if best is not None and overlap(best, plate) >= _AGREES:
                left.remove(best)
                matches += [(best, plate)] if plate.counts else []
        strangers += len(left)
    overlaps = [overlap(*match) for match in matches]
    errors = [corner_error(*match) for match in matches if match[1].exact]
    return Scores(total, len(matches), strangers, _mean(overlaps) or 0.0, _mean(errors))


def _mean(figures: Sequence[float]) -> float | None:
    return float(np.mean(figures)) if figures else None


def corner_error(found: SeenPlate, plate: SeenPlate) -> float:
    """Return the mean distance of the corners in heights of the plate."""
    return float(np.linalg.norm(found.corners - plate.corners, axis=1).mean() / plate.height)


def overlap(one: SeenPlate, other: SeenPlate) -> float:
    """Return the intersection over the union of the upright boxes of two plates."""
    low = np.maximum(one.corners.min(axis=0), other.corners.min(axis=0))
    high = np.minimum(one.corners.max(axis=0), other.corners.max(axis=0))
    shared = float(np.prod(np.clip(high - low, 0, None)))
    areas = sum(float(np.prod(np.ptp(plate.corners, axis=0))) for plate in (one, other))
    return shared / max(areas - shared, 1e-6)

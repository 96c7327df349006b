"""From what the detecting network answers to regions of the picture. Pure: arrays in, regions out."""

import numpy as np
from numpy.typing import NDArray

from recognition.plates import PlateRegion, Point

STRIDE_PX = 8
"""Pixels of the network's picture a cell."""
MOST_PLATES = 40
SAME_PLATE = 0.3
"""Two finds of which the boxes overlap by so much are one plate."""

Grid = NDArray[np.float32]


def plate_regions(
    scores: Grid, corners: Grid, least_score: float, scale: tuple[float, float]
) -> list[PlateRegion]:
    """Return the plates found, the surest first, `MOST_PLATES` at most, each once.

    `scores` (2 × h × w) tells how probable it is that a plate of one row, of two rows has its middle in a
    cell; `corners` (8 × h × w) are x and y of the four corners, clockwise from the top left, in pixels from
    the cell's middle. `scale` is the width and height of the network's picture against the original's.
    """
    layouts, rows, columns = np.nonzero(scores >= least_score)
    beliefs = scores[layouts, rows, columns]
    kept: list[PlateRegion] = []
    for place in np.argsort(-beliefs, kind="stable"):
        middle = (np.array((columns[place], rows[place])) + 0.5) * STRIDE_PX
        points = (corners[:, rows[place], columns[place]].reshape(4, 2) + middle) / scale
        region = _region(points, float(beliefs[place]), int(layouts[place]) + 1)
        if all(region.box.overlap(other.box) < SAME_PLATE for other in kept):
            kept.append(region)
        if len(kept) == MOST_PLATES:
            break
    return kept


def _region(points: NDArray[np.float64], belief: float, rows: int) -> PlateRegion:
    top_left, top_right, bottom_right, bottom_left = (_point(point) for point in points)
    return PlateRegion((top_left, top_right, bottom_right, bottom_left), belief, rows)


def _point(point: NDArray[np.float64]) -> Point:
    return float(point[0]), float(point[1])

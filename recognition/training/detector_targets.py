"""What the detector shall answer for a picture: where plates have their middles, and their corners."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recognition.training.perspective import Corners

STRIDE = 8
"""Pixels of the picture a cell."""
LAYOUTS = 2
"""Score maps: plates of one row, plates of two rows."""
_SPREAD = 0.13
"""Standard deviation of the bell around a plate's middle, as a share of the plate's width and height."""
_LEAST_SPREAD_CELLS = 0.45

Grid = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class SeenPlate:
    """A plate in a training picture; two of them are never the same one, wherever they are.

    Where only its box is known, `exact` is false: its corners teach nothing. Where it does not count, it is
    neither to be found nor to be left out.
    """

    corners: Corners
    rows: int = 1
    exact: bool = True
    counts: bool = True

    @property
    def middle(self) -> npt.NDArray[np.float32]:
        """Where the diagonals cross: the middle of the plate itself, as perspective shows it."""
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = self.corners.tolist()
        denominator = (ax - cx) * (by - dy) - (ay - cy) * (bx - dx)
        if abs(denominator) < 1e-6:
            return np.asarray(self.corners.mean(axis=0), dtype=np.float32)
        first, second = ax * cy - ay * cx, bx * dy - by * dx
        x = (first * (bx - dx) - (ax - cx) * second) / denominator
        y = (first * (by - dy) - (ay - cy) * second) / denominator
        return np.array((x, y), dtype=np.float32)

    @property
    def height(self) -> float:
        """Mean of the left and the right edge, in pixels."""
        left, right = self.corners[3] - self.corners[0], self.corners[2] - self.corners[1]
        return float(np.hypot(*left) + np.hypot(*right)) / 2

    @property
    def width(self) -> float:
        """Mean of the upper and the lower edge, in pixels."""
        upper, lower = self.corners[1] - self.corners[0], self.corners[2] - self.corners[3]
        return float(np.hypot(*upper) + np.hypot(*lower)) / 2


@dataclass(frozen=True, slots=True)
class Targets:
    """Grids of one picture, rows × columns last.

    `scores` are bells with 1 at a plate's middle; `weights` say how much each cell's corners count, and
    `counted` is 0 where no score is asked for.
    """

    scores: Grid
    corners: Grid
    weights: Grid
    counted: Grid


def targets_of(plates: Sequence[SeenPlate], width: int, height: int) -> Targets:
    """Return the targets of a `width` × `height` picture, without plates whose middle is outside it."""
    columns, rows = width // STRIDE, height // STRIDE
    targets = Targets(
        np.zeros((LAYOUTS, rows, columns), np.float32),
        np.zeros((8, rows, columns), np.float32),
        np.zeros((1, rows, columns), np.float32),
        np.ones((1, rows, columns), np.float32),
    )
    for plate in sorted(plates, key=lambda plate: -plate.width):
        x, y = plate.middle
        if 0 <= x < width and 0 <= y < height:
            _mark(targets, plate, float(x), float(y))
    return targets


def _mark(targets: Targets, plate: SeenPlate, x: float, y: float) -> None:
    rows, columns = targets.scores.shape[1:]
    across, down = cell_middles(columns), cell_middles(rows)
    bell = _bell(across - x, plate.width)[None, :] * _bell(down - y, plate.height)[:, None]
    if not plate.counts:
        targets.counted[0][bell > 0.05] = 0.0
        return
    layout = targets.scores[plate.rows - 1]
    np.maximum(layout, bell, out=layout)
    layout[min(int(y / STRIDE), rows - 1), min(int(x / STRIDE), columns - 1)] = 1.0
    owned = bell > np.maximum(targets.weights[0] * plate.height, 0.2)
    if not plate.exact:
        targets.weights[0][owned] = 0.0
        return
    # Every plate weighs the same, however many cells it covers; errors count in plate heights.
    targets.weights[0][owned] = bell[owned] / bell[owned].sum() / plate.height
    for number, (corner_x, corner_y) in enumerate(plate.corners):
        targets.corners[2 * number] = np.where(owned, corner_x - across[None, :], targets.corners[2 * number])
        targets.corners[2 * number + 1] = np.where(
            owned, corner_y - down[:, None], targets.corners[2 * number + 1]
        )


def cell_middles(count: int) -> Grid:
    """Return where the middles of `count` cells in a row lie, in pixels."""
    return (np.arange(count, dtype=np.float32) + 0.5) * STRIDE


def _bell(distance: Grid, side: float) -> Grid:
    spread = max(_SPREAD * side, _LEAST_SPREAD_CELLS * STRIDE)
    bell: Grid = np.exp(-(distance**2) / (2 * spread**2)).astype(np.float32)
    return bell

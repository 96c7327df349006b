"""A canvas measured in metres on which the parts of a car are painted."""

import cv2
import numpy as np
import numpy.typing as npt

from recognition.training.pictures import Picture, as_picture, blank
from recognition.training.plate_paint import Bgr
from server.simulator.car_shape import HALF_WIDTH_M, HEIGHT_M, MARGIN_M, Half

_SUBPIXEL_BITS = 4
_SMOOTHING_ROUNDS = 2
_SKY = (176, 160, 146)
_BENDS_M = np.array((0.15, 0.35, 0.6, 0.64, 0.9, 1.0, 1.4))
_LIGHT_AT_BENDS = np.array((0.5, 0.72, 0.96, 0.86, 1.08, 1.18, 1.0))
"""Brightness of the body at heights above the road: the bumper bends at 0.6 m, the bonnet faces the sky."""


class CarCanvas:
    """The picture of a car and its cover: 255 where the car hides what is behind it."""

    def __init__(self, px_per_m: float) -> None:
        self.px_per_m = px_per_m
        width = round(2 * (HALF_WIDTH_M + MARGIN_M) * px_per_m)
        height = round((HEIGHT_M + MARGIN_M) * px_per_m)
        self.picture = blank(width, height)
        self.cover: Picture = np.zeros((height, width), dtype=np.uint8)

    def place(self, x_m: float, y_m: float) -> tuple[float, float]:
        """Return the column and row of a point of the car, counted from the canvas's upper left edge."""
        height, width = self.cover.shape
        return width / 2 + x_m * self.px_per_m, height - (y_m + MARGIN_M / 2) * self.px_per_m

    def fill(self, part: Half, paint: Bgr) -> None:
        """Fill a part and its mirror image with one paint."""
        for outline in self._outlines(part):
            cv2.fillPoly(self.picture, [outline], paint, cv2.LINE_AA, _SUBPIXEL_BITS)
            cv2.fillPoly(self.cover, [outline], (255,), cv2.LINE_AA, _SUBPIXEL_BITS)

    def stroke(self, part: Half, paint: tuple[int, ...]) -> None:
        """Draw a thin line along a part and along its mirror image."""
        width_px = max(1, round(0.008 * self.px_per_m))
        for side in (-1, 1):
            line = self._fixed_point([(side * x, y) for x, y in part])
            style = {"thickness": width_px, "lineType": cv2.LINE_AA, "shift": _SUBPIXEL_BITS}
            cv2.polylines(self.picture, [line], isClosed=False, color=paint, **style)

    def disc(self, circle: tuple[float, float, float], paint: Bgr) -> None:
        """Fill a circle given by its middle and radius in metres."""
        column, row = self.place(circle[0], circle[1])
        radius = max(1, round(circle[2] * self.px_per_m))
        cv2.circle(self.picture, (round(column), round(row)), radius, paint, -1, cv2.LINE_AA)

    def shade_body(self) -> None:
        """Light what is painted so far from above, darker low down and towards the sides."""
        height, width = self.cover.shape
        y_m = (height - np.arange(height)) / self.px_per_m - MARGIN_M / 2
        x_m = (np.arange(width) - width / 2) / self.px_per_m
        down = np.interp(y_m, _BENDS_M, _LIGHT_AT_BENDS)
        across = 1 - 0.32 * np.abs(x_m / HALF_WIDTH_M) ** 3
        light = cv2.merge([np.outer(down, across).astype(np.float32)] * 3)
        self.picture = cv2.multiply(self.picture, light, dtype=cv2.CV_8U)

    def reflect_sky(self, part: Half) -> None:
        """Lay a pale reflection over a pane, stronger towards its top and in one slanting band."""
        pane = np.zeros_like(self.cover)
        for outline in self._outlines(part):
            cv2.fillPoly(pane, [outline], (255,), cv2.LINE_AA, _SUBPIXEL_BITS)
        left, top, width, height = cv2.boundingRect(pane)
        seen = np.s_[top : top + height, left : left + width]
        rows = (np.arange(height, dtype=np.float32)[:, np.newaxis] + top) / self.px_per_m
        columns = (np.arange(width, dtype=np.float32) + left) / self.px_per_m
        band = (columns + rows * 0.9) % 1.3 < 0.42
        fading = np.clip(0.55 - 0.75 * (rows - MARGIN_M / 2), 0.05, 0.5)
        share = (pane[seen] / np.float32(255) * fading * np.where(band, 1.0, 0.62))[:, :, np.newaxis]
        self.picture[seen] = as_picture(self.picture[seen] * (1 - share) + np.array(_SKY) * share)

    def _outlines(self, part: Half) -> list[npt.NDArray[np.int32]]:
        mirrored = [(-x, y) for x, y in reversed(part)]
        whole = part[0][0] == 0.0
        outlines = [[*part, *mirrored]] if whole else [list(part), mirrored]
        return [self._fixed_point(_smoothed(outline)) for outline in outlines]

    def _fixed_point(self, points_m: list[tuple[float, float]]) -> npt.NDArray[np.int32]:
        points = np.array([self.place(x, y) for x, y in points_m])
        fixed: npt.NDArray[np.int32] = np.rint((points - 0.5) * 2**_SUBPIXEL_BITS).astype(np.int32)
        return fixed


def _smoothed(outline: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Cut the corners of a closed outline until they look pressed from sheet metal."""
    points = np.array(outline)
    for _ in range(_SMOOTHING_ROUNDS):
        following = np.roll(points, -1, axis=0)
        points = np.stack([0.8 * points + 0.2 * following, 0.2 * points + 0.8 * following], axis=1).reshape(
            -1, 2
        )
    return [(float(x), float(y)) for x, y in points]

"""Draws one passage frame by frame: the car on its way through the scene, as the gate camera sees it."""

import math
from dataclasses import replace

import cv2
import numpy as np

from recognition.training.perspective import Corners, tilted_corners
from recognition.training.pictures import Picture
from server.simulator.car_drawing import CarPicture, draw_car
from server.simulator.gate_light import GATE_LIGHTS
from server.simulator.gate_scene import gate_scene
from server.simulator.passage_path import (
    FRAME_HEIGHT_PX,
    FRAME_WIDTH_PX,
    STOPPED,
    CarPose,
    PassageTiming,
    pose_at,
)
from server.simulator.passage_plan import PassagePlan

_SPEED_STEP_S = 0.02
_STILL_PX = 0.7
"""A smear shorter than this is not worth a filter."""


class PassageDrawing:
    """The pictures of one planned passage; a picture asked for twice is the same picture."""

    def __init__(self, plan: PassagePlan, timing: PassageTiming) -> None:
        self._light = GATE_LIGHTS[plan.weather]
        self._timing = timing
        self._scene = gate_scene(plan.weather, barrier_open=True)
        self._sizes = _halved(_out_of_focus(_turned(draw_car(plan), plan.slant_degrees), plan.focus_blur_px))
        self._stopped = self._drawn(STOPPED, 0.0)

    def frame_at(self, seconds: float) -> Picture:
        """Return the scene `seconds` after the car came in sight, without rain, grain and writing."""
        pose = pose_at(seconds, self._timing)
        if pose == STOPPED:
            return self._stopped
        return self._drawn(pose, self._smear_px(seconds))

    def plate_corners_at(self, seconds: float) -> Corners:
        """Return where the plate's corners are in that frame, also where they have left the picture."""
        pose = pose_at(seconds, self._timing)
        car = self._sizes[0]
        return ((car.plate_corners - car.anchor) * pose.scale + (pose.x_px, pose.ground_px)).astype(
            np.float32
        )

    def _smear_px(self, seconds: float) -> float:
        """Return how far the plate moves down the picture while the camera exposes."""
        before, after = (
            self.plate_corners_at(moment)[:, 1].mean() for moment in (seconds, seconds + _SPEED_STEP_S)
        )
        return float(abs(after - before)) / _SPEED_STEP_S * self._light.exposure_s

    def _drawn(self, pose: CarPose, smear_px: float) -> Picture:
        car, scale = self._nearest_size(pose.scale)
        frame = self._scene.copy()
        origin = np.array((pose.x_px, pose.ground_px)) - np.array(car.anchor) * scale
        left, top, right, bottom = _visible_part(origin, car.light.shape, scale)
        if left >= right or top >= bottom:
            return frame
        shift = origin - (left, top) + (scale - 1) / 2
        transform = np.array([(scale, 0, shift[0]), (0, scale, shift[1])])
        size = (right - left, bottom - top)
        shade = cv2.warpAffine(car.shade, transform, size, borderValue=(255,))
        light = cv2.warpAffine(car.light, transform, size)
        place = frame[top:bottom, left:right]
        place[:] = cv2.add(cv2.multiply(place, cv2.merge([shade] * 3), scale=1 / 255), light)
        if smear_px > _STILL_PX:
            place[:] = _smeared(place, smear_px)
        return frame

    def _nearest_size(self, scale: float) -> tuple[CarPicture, float]:
        """Return the smallest drawing that is not stretched, and what remains to scale."""
        halvings = min(max(0, math.floor(-math.log2(scale))), len(self._sizes) - 1)
        return self._sizes[halvings], scale * 2**halvings


def _turned(car: CarPicture, slant_degrees: float) -> CarPicture:
    """Return the car turned about its upright axis; its headlights and plate turn with it."""
    if slant_degrees == 0:
        return car
    height, width = car.light.shape[:2]
    flat = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float32)
    turned = tilted_corners((width / 2, height / 2), (width, height), slant_degrees, 0.0, 0.0)
    transform = cv2.getPerspectiveTransform(flat, turned)
    corners = cv2.perspectiveTransform(car.plate_corners[np.newaxis], transform)[0]
    return CarPicture(
        light=cv2.warpPerspective(car.light, transform, (width, height)),
        shade=cv2.warpPerspective(car.shade, transform, (width, height), borderValue=(255,)),
        plate_corners=corners.astype(np.float32),
        anchor=car.anchor,
    )


def _out_of_focus(car: CarPicture, blur_px: float) -> CarPicture:
    if blur_px == 0:
        return car
    light, shade = (cv2.GaussianBlur(picture, (0, 0), blur_px) for picture in (car.light, car.shade))
    return replace(car, light=light, shade=shade)


def _halved(car: CarPicture) -> list[CarPicture]:
    """Return the car at full, half and quarter size: shrinking further at once would lose its strokes."""
    sizes = [car]
    for _ in range(2):
        last = sizes[-1]
        height, width = (side // 2 for side in last.light.shape[:2])
        light, shade = (
            cv2.resize(picture[: height * 2, : width * 2], (width, height), interpolation=cv2.INTER_AREA)
            for picture in (last.light, last.shade)
        )
        anchor = (last.anchor[0] / 2, last.anchor[1] / 2)
        sizes.append(CarPicture(light, shade, last.plate_corners * np.float32(0.5), anchor))
    return sizes


def _visible_part(origin: np.ndarray, shape: tuple[int, ...], scale: float) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of what a scaled picture at `origin` covers of the frame."""
    left, top = (math.floor(edge) for edge in origin)
    right, bottom = math.ceil(origin[0] + shape[1] * scale), math.ceil(origin[1] + shape[0] * scale)
    return max(left, 0), max(top, 0), min(right, FRAME_WIDTH_PX), min(bottom, FRAME_HEIGHT_PX)


def _smeared(picture: Picture, length_px: float) -> Picture:
    """Return `picture` as it looks when it moves up or down during the exposure."""
    reach = math.ceil((length_px - 1) / 2)
    kernel = np.ones(2 * reach + 1, dtype=np.float32)
    kernel[[0, -1]] = (length_px - (2 * reach - 1)) / 2
    return cv2.filter2D(picture, -1, (kernel / kernel.sum())[:, np.newaxis], borderType=cv2.BORDER_REPLICATE)

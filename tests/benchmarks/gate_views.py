"""What the camera sees of an arriving plate, frame by frame, as the car comes nearer."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from recognition.plates import Picture, PlateRegion
from recognition.training.perspective import Corners, place_picture, tilted_corners
from recognition.training.picture_effects import (
    dirt,
    falling_rain,
    lamp_glare,
    motion_blur,
    out_of_focus,
    sensor_noise,
    through_jpeg,
    under_light,
)
from recognition.training.pictures import blank
from recognition.training.plate_drawing import draw_design
from recognition.training.plate_presses import random_press
from recognition.training.plate_wear import bolted, stamped
from server.simulator.gate_light import GATE_LIGHTS, GateLight
from server.simulator.passage_plan import Weather
from tests.benchmarks.gate_month import Arrival, View

PX_PER_MM = 0.8
"""A plate is drawn 112 pixels high, and each frame shrinks it."""
PLATE_WIDTH_MM = 440
FRAMES = 7
FARTHEST = 0.35
"""The plate's width in the first frame, as a share of that at its nearest."""
FRAME_S = 0.25
MARGIN = 0.6
CORNER_DEVIATION = 0.035
"""How far a detector's corners lie off the plate's, as a share of its height."""

# A plate is readable, whatever any reader makes of it, where its nearest view is so large, so little blurred
# and smeared (shares of its height), muddy and turned (degrees), and nothing hides a part of it.
READABLE_HEIGHT_PX = 18
READABLE_BLUR = 0.06
READABLE_SMEAR = 0.15
READABLE_MUD = 0.35
READABLE_YAW = 32


@dataclass(frozen=True, slots=True)
class SeenFrame:
    """A part of one frame around a plate, where a detector says that it is, and when."""

    at: float
    picture: Picture
    region: PlateRegion


def is_readable(view: View) -> bool:
    """Tell whether the plate can be read at its nearest, from how it is drawn alone."""
    return (
        view.width_px * 140 / PLATE_WIDTH_MM >= READABLE_HEIGHT_PX
        and view.blur <= READABLE_BLUR
        and view.smear <= READABLE_SMEAR
        and view.mud <= READABLE_MUD
        and abs(view.yaw) <= READABLE_YAW
        and not view.covered
    )


def frames_of(arrival: Arrival) -> Iterator[SeenFrame]:
    """Yield the frames of one arrival, the same ones each time."""
    rng = np.random.default_rng(arrival.seed)
    view = arrival.view
    plate = _worn(rng, arrival, view)
    for index, share in enumerate(_approach()):
        yield _frame(rng, plate, arrival, share, index * FRAME_S)


def _approach() -> list[float]:
    """Return how near the car is in each frame: it brakes evenly, so that the last ones are alike."""
    left = np.linspace(1, 0, FRAMES) ** 2
    return [float(share) for share in 1 / (1 + (1 / FARTHEST - 1) * left)]


def _worn(rng: np.random.Generator, arrival: Arrival, view: View) -> Picture:
    plate = draw_design(arrival.car.design, PX_PER_MM, random_press(rng))
    if rng.random() < 0.7:
        plate = stamped(plate, float(rng.uniform(8, 45)))
    if rng.random() < 0.6:
        plate = bolted(plate)
    if view.mud:
        plate = dirt(plate, rng, view.mud)
    if view.covered:
        plate = plate.copy()
        left = int(rng.uniform(0, 0.7) * plate.shape[1])
        plate[:, left : left + int(0.3 * plate.shape[1])] = (60, 62, 66)
    return np.asarray(plate, dtype=np.uint8)


def _frame(rng: np.random.Generator, plate: Picture, arrival: Arrival, share: float, at: float) -> SeenFrame:
    view = arrival.view
    width = max(8.0, view.width_px * share * plate.shape[1] / (PLATE_WIDTH_MM * PX_PER_MM))
    height = width * plate.shape[0] / plate.shape[1]
    margin = MARGIN * height
    patch = blank(round(width + 2 * margin), round(height + 2 * margin), _bumper(arrival))
    middle = (width / 2 + margin, height / 2 + margin)
    yaw, pitch, roll = view.yaw * (0.5 + 0.5 * share), view.pitch, float(rng.normal(0, 1))
    corners = tilted_corners(middle, (width, height), yaw, pitch, roll)
    light = GATE_LIGHTS[view.weather]
    place_picture(patch, under_light(plate, light.plate), corners)
    seen = _through_lens(rng, patch, view, light, height)
    region = _detected(rng, corners, height, arrival.car.design.rows)
    return SeenFrame(at, np.asarray(seen, dtype=np.uint8), region)


def _bumper(arrival: Arrival) -> tuple[int, int, int]:
    level = 20 + arrival.seed % 180
    return level, level, level


def _through_lens(
    rng: np.random.Generator, patch: cv2.typing.MatLike, view: View, light: GateLight, height: float
) -> cv2.typing.MatLike:
    """Blur, smear, light and compress, as far as the weather asks."""
    if view.weather is Weather.NIGHT and rng.random() < 0.3:
        patch = lamp_glare(patch, (float(rng.uniform(-0.2, 1.2)) * patch.shape[1], 0.0), height, 0.5)
    if view.weather is Weather.RAIN:
        patch = falling_rain(patch, rng, max(1, patch.size // 12_000), max(4, round(height * 0.4)))
    seen = out_of_focus(patch, max(0.35, view.blur * height))
    seen = motion_blur(seen, view.smear * height, float(rng.normal(90, 15)))
    seen = sensor_noise(seen, rng, 1.5 + light.noise)
    return through_jpeg(seen, int(rng.integers(60, 93)))


def _detected(rng: np.random.Generator, corners: Corners, height: float, rows: int) -> PlateRegion:
    """Return the plate's corners as a detector finds them, a little off."""
    off = corners + rng.normal(0, CORNER_DEVIATION * height, corners.shape)
    a, b, c, d = ((float(x), float(y)) for x, y in off)
    return PlateRegion((a, b, c, d), 0.9, rows)

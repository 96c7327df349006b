"""What light, weather and a cheap camera do to a picture. Every function returns a new picture."""

import math

import cv2
import numpy as np

from recognition.training.pictures import Picture, as_picture

_HALO_REACH = 2
"""Radii beyond which a lamp adds less than a level."""
_BLUE, _GREEN, _RED = 0.86, 0.93, 1.0
"""Share of a lamp's light in each channel: a warm white."""


def motion_blur(picture: Picture, length_px: float, angle_degrees: float) -> Picture:
    """Smear `picture` along a line: 0 degrees to the side, 90 up and down."""
    reach = math.ceil(length_px / 2)
    if reach < 1:
        return picture.copy()
    kernel = np.zeros((2 * reach + 1, 2 * reach + 1), dtype=np.float32)
    along = np.array((math.cos(math.radians(angle_degrees)), math.sin(math.radians(angle_degrees))))
    ends = [np.rint((reach + sign * along * length_px / 2) * 16).astype(int) for sign in (-1, 1)]
    start, end = ((int(x), int(y)) for x, y in ends)
    cv2.line(kernel, start, end, (1.0,), 1, cv2.LINE_8, 4)
    return cv2.filter2D(picture, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REPLICATE)


def out_of_focus(picture: Picture, radius_px: float) -> Picture:
    """Blur `picture` evenly, as a lens does that is set to another distance."""
    return cv2.GaussianBlur(picture, (0, 0), max(radius_px, 0.01))


def under_light(picture: Picture, brightness: tuple[float, float, float], gamma: float = 1.0) -> Picture:
    """Scale blue, green and red by `brightness`; a gamma above 1 darkens the middle tones."""
    levels = (np.arange(256) / 255) ** gamma * 255
    table = np.stack([np.clip(levels * share, 0, 255) for share in brightness], axis=1)
    return cv2.LUT(picture, table.round().astype(np.uint8)[np.newaxis])


def lamp_glare(picture: Picture, middle: tuple[float, float], radius_px: float, strength: float) -> Picture:
    """Add the halo of a lamp; at `strength` 1 its middle is white."""
    left, top = (max(0, round(axis - _HALO_REACH * radius_px)) for axis in middle)
    right, bottom = (max(0, round(axis + _HALO_REACH * radius_px)) for axis in middle)
    lit = picture.copy()
    place = lit[top:bottom, left:right]
    if place.size == 0:
        return lit
    rows, columns = (np.arange(length, dtype=np.float32) for length in place.shape[:2])
    from_middle = np.hypot(columns + (left - middle[0]), rows[:, np.newaxis] + (top - middle[1]))
    distance = from_middle / np.float32(radius_px)
    halo = strength * 255 * (0.75 * np.exp(-((distance * 2.2) ** 2)) + 0.25 / (1 + (2 * distance) ** 3))
    place[:] = as_picture(place + halo[:, :, np.newaxis] * np.array((_BLUE, _GREEN, _RED), dtype=np.float32))
    return lit


def falling_rain(picture: Picture, rng: np.random.Generator, drops: int, length_px: int) -> Picture:
    """Draw `drops` slanting streaks of rain."""
    streaks = np.zeros(picture.shape[:2], dtype=np.uint8)
    slant = 0.12 + 0.06 * rng.standard_normal()
    height, width = picture.shape[:2]
    for x, y, share in zip(
        rng.uniform(0, width, drops), rng.uniform(0, height, drops), rng.uniform(0.5, 1.2, drops), strict=True
    ):
        end = (int(x + slant * length_px * share), int(y + length_px * share))
        cv2.line(streaks, (int(x), int(y)), end, (int(50 * share),), 1, cv2.LINE_AA)
    return cv2.add(picture, cv2.cvtColor(cv2.GaussianBlur(streaks, (0, 0), 0.7), cv2.COLOR_GRAY2BGR))


def sensor_noise(picture: Picture, rng: np.random.Generator, deviation: float) -> Picture:
    """Add the grain of a sensor: `deviation` in levels of 255."""
    grain = rng.standard_normal(picture.shape, dtype=np.float32) * np.float32(deviation)
    return as_picture(picture + grain)


def dirt(picture: Picture, rng: np.random.Generator, share: float) -> Picture:
    """Splash mud over `picture`: `share` (0–1) of it at most, thicker towards its lower edge."""
    height, width = picture.shape[:2]
    clouds = cv2.resize(rng.random((5, 14), dtype=np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    specks = cv2.GaussianBlur(rng.random((height, width), dtype=np.float32), (0, 0), max(height / 50, 0.6))
    specks = (specks - specks.mean()) / (specks.std() + 1e-6)
    depth = np.linspace(0.4, 1.0, height, dtype=np.float32)[:, np.newaxis]
    cover = np.clip((clouds * depth + 0.12 * specks - (1 - share)) * 2.5, 0, 0.85)[:, :, np.newaxis]
    mud = np.array((70, 88, 104), dtype=np.float32)
    return as_picture(picture * (1 - cover) + mud * cover)


def through_jpeg(picture: Picture, quality: int) -> Picture:
    """Return `picture` after a camera's JPEG compression (quality 1–100)."""
    _, encoded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    decoded = cv2.imdecode(encoded, cv2.IMREAD_COLOR)
    assert decoded is not None, "OpenCV reads what it has just written"
    return decoded

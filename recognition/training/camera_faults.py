"""What a gate camera, its lens, the light and the compression do to the small picture of a plate."""

from collections.abc import Callable

import cv2
import numpy as np

from recognition.training.picture_effects import (
    dirt,
    lamp_glare,
    motion_blur,
    out_of_focus,
    sensor_noise,
    through_jpeg,
)
from recognition.training.pictures import Picture, as_picture

_Fault = Callable[[np.random.Generator, Picture], Picture]


def seen_by_camera(rng: np.random.Generator, view: Picture, severity: float) -> Picture:
    """Return `view` after each fault that befell it; `severity` (0 to 1) scales how often they do."""
    for fault, share in _FAULTS:
        if rng.random() < share * severity:
            view = fault(rng, view)
    return view


def _other_light(rng: np.random.Generator, view: Picture) -> Picture:
    """Scale and bend the tones of each channel: weak light, a lamp's tint, a camera's white balance."""
    tint = np.exp(rng.normal(0.0, 0.12, 3))
    gain = np.exp(rng.normal(-0.08, 0.3))
    gamma = np.exp(rng.normal(0.0, 0.25))
    levels = (np.arange(256) / 255)[:, np.newaxis] ** gamma * gain * tint * 255
    return cv2.LUT(view, np.clip(levels, 0, 255).astype(np.uint8)[np.newaxis])


def _faded(rng: np.random.Generator, view: Picture) -> Picture:
    """Take contrast away, towards a grey of any brightness: haze, dusk, a dirty lens."""
    kept, haze = rng.uniform(0.25, 0.85), rng.uniform(10, 210)
    return as_picture(view.astype(np.float32) * kept + haze * (1 - kept))


def _other_saturation(rng: np.random.Generator, view: Picture) -> Picture:
    grey = cv2.cvtColor(view, cv2.COLOR_BGR2GRAY)[:, :, np.newaxis].astype(np.float32)
    kept = rng.choice([0.0, rng.uniform(0.2, 1.6)], p=[0.2, 0.8])
    return as_picture(grey + (view - grey) * kept)


def _other_hue(rng: np.random.Generator, view: Picture) -> Picture:
    tones = cv2.cvtColor(view, cv2.COLOR_BGR2HSV)
    tones[:, :, 0] = (tones[:, :, 0].astype(np.int16) + int(rng.normal(0, 9))) % 180
    return cv2.cvtColor(tones, cv2.COLOR_HSV2BGR)


def _shaded(rng: np.random.Generator, view: Picture) -> Picture:
    """Lay a straight shadow or a slope of light over the view."""
    height, width = view.shape[:2]
    angle = rng.uniform(0, 2 * np.pi)
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    along = (columns / width - rng.random()) * np.cos(angle) + (rows / height - rng.random()) * np.sin(angle)
    hardness = np.exp(rng.uniform(np.log(1.0), np.log(30.0)))
    light = 1 + (rng.uniform(0.3, 1.5) - 1) / (1 + np.exp(-hardness * along))
    return as_picture(view * light[:, :, np.newaxis].astype(np.float32))


def _lamp(rng: np.random.Generator, view: Picture) -> Picture:
    height, width = view.shape[:2]
    middle = (rng.uniform(-0.2, 1.2) * width, rng.uniform(-0.5, 1.5) * height)
    return lamp_glare(view, middle, rng.uniform(0.3, 1.5) * height, rng.uniform(0.2, 0.9))


def _soiled(rng: np.random.Generator, view: Picture) -> Picture:
    return dirt(view, rng, rng.uniform(0.1, 0.45))


def _covered(rng: np.random.Generator, view: Picture) -> Picture:
    """Hide a little of the lower or of the upper edge: a bumper, a frame, a tow bar."""
    covered = view.copy()
    paint = rng.integers(0, 120, 3).tolist()
    rows = max(1, round(rng.uniform(0.02, 0.1) * view.shape[0]))
    covered[slice(-rows, None) if rng.random() < 0.5 else slice(rows)] = paint
    return covered


def _unsharp(rng: np.random.Generator, view: Picture) -> Picture:
    return out_of_focus(view, view.shape[0] * abs(rng.normal(0.0, 0.03)) + 0.15)


def _moving(rng: np.random.Generator, view: Picture) -> Picture:
    return motion_blur(view, view.shape[0] * rng.uniform(0.04, 0.22), rng.normal(0.0, 40.0))


def _coarse(rng: np.random.Generator, view: Picture) -> Picture:
    """Lose detail by shrinking and enlarging again, as a video's encoder does."""
    height, width = view.shape[:2]
    share = rng.uniform(0.45, 0.9)
    small = cv2.resize(
        view, (max(20, round(width * share)), max(9, round(height * share))), interpolation=cv2.INTER_AREA
    )
    return cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)


def _sharpened(rng: np.random.Generator, view: Picture) -> Picture:
    soft = cv2.GaussianBlur(view, (0, 0), rng.uniform(0.7, 1.6))
    strength = rng.uniform(0.3, 1.5)
    return cv2.addWeighted(view, 1 + strength, soft, -strength, 0)


def _grainy(rng: np.random.Generator, view: Picture) -> Picture:
    return sensor_noise(view, rng, rng.exponential(6.0))


def _compressed(rng: np.random.Generator, view: Picture) -> Picture:
    return through_jpeg(view, int(rng.integers(18, 92)))


_FAULTS: tuple[tuple[_Fault, float], ...] = (
    (_soiled, 0.08),
    (_covered, 0.06),
    (_other_hue, 0.35),
    (_other_saturation, 0.35),
    (_shaded, 0.3),
    (_lamp, 0.08),
    (_faded, 0.35),
    (_other_light, 0.8),
    (_unsharp, 0.55),
    (_moving, 0.25),
    (_coarse, 0.25),
    (_grainy, 0.5),
    (_sharpened, 0.15),
    (_compressed, 0.5),
)
"""Every fault and its share of the views, in the order in which they befall a picture on its way."""

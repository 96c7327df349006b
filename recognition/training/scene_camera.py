"""What happens to a training scene between the world and the detector: light, weather, lens, sensor."""

import cv2
import numpy as np

from recognition.training.picture_effects import (
    falling_rain,
    lamp_glare,
    motion_blur,
    out_of_focus,
    through_jpeg,
    under_light,
)
from recognition.training.pictures import Picture


def photographed(rng: np.random.Generator, scene: Picture) -> Picture:
    """Return `scene` as one of many cameras would deliver it, by day or by night."""
    picture = _lit(rng, scene)
    if rng.random() < 0.12:
        picture = _with_lamps(rng, picture)
    if rng.random() < 0.06:
        drops = int(picture.size / 3 * rng.uniform(0.0005, 0.003))
        picture = falling_rain(picture, rng, drops, int(rng.integers(6, 24)))
    picture = _blurred(rng, picture)
    if rng.random() < 0.5:
        picture = _grainy(rng, picture, float(rng.uniform(2, 14)))
    if rng.random() < 0.06:
        picture = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    return through_jpeg(picture, int(rng.integers(25, 96))) if rng.random() < 0.4 else picture


def _lit(rng: np.random.Generator, scene: Picture) -> Picture:
    """By day most often, at dusk or at night now and then, and with a cast of colour."""
    night = rng.random() < 0.15
    gain = rng.uniform(0.3, 0.8) if night else rng.uniform(0.65, 1.35)
    cast = np.clip(rng.normal(1.0, 0.08, 3), 0.75, 1.3) * gain
    blue, green, red = (float(part) for part in cast)
    return under_light(scene, (blue, green, red), float(np.exp(rng.normal(0.25 if night else 0.0, 0.25))))


def _with_lamps(rng: np.random.Generator, scene: Picture) -> Picture:
    height, width = scene.shape[:2]
    for _ in range(int(rng.integers(1, 3))):
        middle = (float(rng.uniform(0, width)), float(rng.uniform(0, height)))
        scene = lamp_glare(scene, middle, float(rng.uniform(10, 60)), float(rng.uniform(0.5, 1.2)))
    return scene


def _blurred(rng: np.random.Generator, scene: Picture) -> Picture:
    share = rng.random()
    if share < 0.25:
        return out_of_focus(scene, float(rng.uniform(0.4, 1.6)))
    if share < 0.4:
        return motion_blur(scene, float(rng.uniform(2, 7)), float(rng.uniform(0, 180)))
    return scene


def _grainy(rng: np.random.Generator, scene: Picture, deviation: float) -> Picture:
    """Add a sensor's grain. A quarter of it is drawn and repeated: the same to a detector, and quick."""
    height, width = scene.shape[:2]
    grain = rng.standard_normal((-(-height // 4), width, 3), dtype=np.float32) * np.float32(deviation)
    repeated = np.tile(grain.astype(np.int16), (4, 1, 1))[:height]
    return cv2.add(scene, repeated, dtype=cv2.CV_8U)

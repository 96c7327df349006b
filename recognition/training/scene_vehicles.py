"""Vehicles as a gate's camera sees them: only the end that carries the plate, in broad strokes."""

from dataclasses import dataclass

import cv2
import numpy as np

from recognition.training.pictures import Picture
from recognition.training.plate_paint import Bgr

_BADGES = ("BYD", "VW", "JAC", "AUDI", "GEELY", "MAZDA", "FAW", "IVECO")


@dataclass(frozen=True, slots=True)
class PlatePlace:
    """Where a vehicle has room for its plate: the middle and the width, in pixels."""

    x: float
    y: float
    width: float


def draw_vehicle(rng: np.random.Generator, scene: Picture) -> PlatePlace:
    """Draw the front or the rear of a vehicle into `scene` and return where its plate belongs."""
    span = float(rng.uniform(0.35, 1.4) * scene.shape[1])
    x, y = rng.uniform(0.15, 0.85) * scene.shape[1], rng.uniform(0.3, 0.85) * scene.shape[0]
    high = span * rng.uniform(0.28, 0.5)
    paint = _paint(rng)
    _shadow(scene, x, y, span, high)
    _body(rng, scene, x, y, span, high, paint)
    _lamps(rng, scene, x, y, span, high)
    _bumper(rng, scene, x, y, span, high, paint)
    return PlatePlace(
        x + rng.normal(0, 0.01) * span, y + rng.uniform(-0.05, 0.3) * high, span * rng.uniform(0.2, 0.3)
    )


def _paint(rng: np.random.Generator) -> Bgr:
    if rng.random() < 0.7:
        level = int(rng.choice((20, 45, 110, 170, 215, 240)))
        return level, level, level
    blue, green, red = (int(part) for part in rng.integers(10, 220, 3))
    return blue, green, red


def _shaded(colour: Bgr, share: float) -> Bgr:
    blue, green, red = (min(255, max(0, round(part * share))) for part in colour)
    return blue, green, red


def _shadow(scene: Picture, x: float, y: float, span: float, high: float) -> None:
    axes = (round(span * 0.52), round(high * 0.15))
    cv2.ellipse(scene, (round(x), round(y + high * 0.55)), axes, 0, 0, 360, (25, 25, 25), -1, cv2.LINE_AA)


def _body(
    rng: np.random.Generator, scene: Picture, x: float, y: float, span: float, high: float, paint: Bgr
) -> None:
    """The cabin with its window, then the lower half in bands that grow darker downwards."""
    roof, waist = y - high * rng.uniform(1.1, 1.6), y - high * 0.4
    _fill(
        scene,
        [
            (x - 0.36 * span, roof),
            (x + 0.36 * span, roof),
            (x + 0.48 * span, waist),
            (x - 0.48 * span, waist),
        ],
        paint,
    )
    glass = _shaded((90, 80, 70), rng.uniform(0.3, 1.8))
    inner = roof + 0.12 * high
    _fill(
        scene,
        [
            (x - 0.32 * span, inner),
            (x + 0.32 * span, inner),
            (x + 0.42 * span, waist),
            (x - 0.42 * span, waist),
        ],
        glass,
    )
    bands = int(rng.integers(2, 6))
    edges = np.linspace(waist, y + 0.5 * high, bands + 1)
    for number in range(bands):
        tone = _shaded(paint, 1.15 - 0.4 * number / bands)
        _fill(scene, _box(x, span * 0.5, edges[number], edges[number + 1]), tone)


def _lamps(rng: np.random.Generator, scene: Picture, x: float, y: float, span: float, high: float) -> None:
    rear = rng.random() < 0.5
    colour: Bgr = (40, 30, int(rng.integers(140, 230))) if rear else (235, 235, 235)
    half = span * rng.uniform(0.06, 0.1)
    middle = y - high * rng.uniform(0.05, 0.3)
    for side in (-1, 1):
        _fill(
            scene,
            _box(x + side * (0.49 * span - half), half, middle - 0.1 * high, middle + 0.08 * high),
            colour,
        )
    if rng.random() < 0.6:
        text, scale = str(rng.choice(_BADGES)), max(0.25, span / 450)
        at = (round(x - 8 * scale * len(text)), round(middle))
        cv2.putText(scene, text, at, cv2.FONT_HERSHEY_DUPLEX, scale, (190, 190, 190), 1, cv2.LINE_AA)


def _bumper(
    rng: np.random.Generator, scene: Picture, x: float, y: float, span: float, high: float, paint: Bgr
) -> None:
    """The bumper, and a grille or a moulding around the plate's place."""
    tone = _shaded(paint, rng.uniform(0.3, 1.1))
    _fill(scene, _box(x, span * 0.5, y + 0.12 * high, y + 0.48 * high), tone)
    if rng.random() < 0.6:
        half, top, bottom = span * rng.uniform(0.15, 0.3), y - 0.1 * high, y + rng.uniform(0.2, 0.42) * high
        dark = _shaded((60, 60, 60), rng.uniform(0.2, 1.2))
        _fill(scene, _box(x, half, top, bottom), dark)
        for line in np.linspace(top, bottom, int(rng.integers(3, 9))):
            ends = (round(x - half), round(line)), (round(x + half), round(line))
            cv2.line(scene, *ends, _shaded(dark, 2.2), 1, cv2.LINE_AA)


def _box(x: float, half: float, top: float, bottom: float) -> list[tuple[float, float]]:
    return [(x - half, top), (x + half, top), (x + half, bottom), (x - half, bottom)]


def _fill(scene: Picture, points: list[tuple[float, float]], colour: Bgr) -> None:
    cv2.fillPoly(scene, [np.rint(points).astype(np.int32)], colour, cv2.LINE_AA)

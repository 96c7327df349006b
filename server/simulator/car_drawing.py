"""Draws the front of a car with its plate, lit by the weather, ready to be laid over the gate's scene."""

from dataclasses import dataclass

import cv2
import numpy as np

from recognition.training.perspective import Corners, place_picture
from recognition.training.picture_effects import dirt, lamp_glare, under_light
from recognition.training.pictures import Picture, blank
from recognition.training.plate_drawing import draw_plate, plate_silhouette
from recognition.training.plate_layout import PLATE_HEIGHT_MM, layout_plate
from recognition.training.plate_wear import bolted, stamped
from server.simulator import car_shape
from server.simulator.car_canvas import CarCanvas
from server.simulator.gate_light import GATE_LIGHTS, GateLight
from server.simulator.passage_plan import PassagePlan

_PLATE_DETAIL = 3
"""A plate is drawn this much larger than the car, so that it shrinks into place as through a lens."""
_RELIEF_LEVELS = 26.0
_STROKE_CHANGE_MM = -1.5
"""The press of a real plate leaves thinner strokes than the plates on our screens."""
_FRAME_MM = 10.0
_LAMP_COLOUR = (250, 252, 255)


@dataclass(frozen=True, slots=True)
class CarPicture:
    """A car cut out: add `light` to a scene that was scaled by `shade` (one channel, 255 keeps all of it).

    `plate_corners` and `anchor`, the middle of the tyres' line, are pixels of these two pictures.
    """

    light: Picture
    shade: Picture
    plate_corners: Corners
    anchor: tuple[float, float]


def draw_car(plan: PassagePlan) -> CarPicture:
    """Draw the car of `plan` as it looks where it stops, facing the camera."""
    weather = GATE_LIGHTS[plan.weather]
    canvas = CarCanvas(_px_per_m(plan))
    _paint_body(canvas, plan)
    _paint_front(canvas)
    picture = under_light(canvas.picture, weather.car)
    corners = _plate_corners(canvas, plan.plate_text)
    place_picture(picture, *_mounted_plate(plan, weather, corners))
    light = cv2.multiply(picture, cv2.merge([canvas.cover] * 3), scale=1 / 255)
    shade = cv2.bitwise_not(cv2.max(canvas.cover, _shadow(canvas)))
    return CarPicture(_with_lamps(light, canvas, weather), shade, corners, canvas.place(0.0, 0.0))


def _px_per_m(plan: PassagePlan) -> float:
    return plan.plate_width_px / (layout_plate(plan.plate_text).width_mm / 1000)


def _paint_body(canvas: CarCanvas, plan: PassagePlan) -> None:
    paint = car_shape.CAR_PAINTS[plan.car_colour]
    canvas.fill(car_shape.TYRE, (28, 28, 30))
    canvas.fill(car_shape.UNDERSIDE, (26, 26, 27))
    canvas.fill(car_shape.MIRROR, paint)
    canvas.fill(car_shape.CABIN, paint)
    canvas.fill(car_shape.BODY, paint)
    canvas.shade_body()
    canvas.stroke(car_shape.CREASE, tuple(round(level * 0.82) for level in paint))


def _paint_front(canvas: CarCanvas) -> None:
    canvas.fill(car_shape.WINDSCREEN, (62, 55, 48))
    canvas.reflect_sky(car_shape.WINDSCREEN)
    canvas.fill(car_shape.GRILLE, (30, 29, 28))
    for height in car_shape.GRILLE_BARS_M:
        canvas.stroke(((0.0, height), (0.41, height)), (128, 126, 122))
    canvas.disc(car_shape.BADGE, (196, 194, 190))
    canvas.fill(car_shape.INTAKE, (24, 24, 25))
    canvas.fill(car_shape.FOG_LAMP, (70, 68, 66))
    canvas.fill(car_shape.HEADLAMP, (205, 202, 196))
    for x, y in car_shape.HEADLAMP_MIDDLES:
        canvas.disc((x, y, 0.052), (120, 116, 110))
        canvas.disc((x, y, 0.038), (238, 236, 232))


def _plate_corners(canvas: CarCanvas, text: str) -> Corners:
    half_width = layout_plate(text).width_mm / 2000
    upper, lower = (car_shape.PLATE_MIDDLE_M + side * car_shape.PLATE_HEIGHT_M / 2 for side in (1, -1))
    places = [(-half_width, upper), (half_width, upper), (half_width, lower), (-half_width, lower)]
    return np.array([canvas.place(x, y) for x, y in places], dtype=np.float32)


def _mounted_plate(
    plan: PassagePlan, weather: GateLight, corners: Corners
) -> tuple[Picture, Corners, Picture]:
    """Return the plate in its black frame, the frame's corners and its silhouette."""
    height_px = round(float(corners[3, 1] - corners[0, 1]) * _PLATE_DETAIL)
    plate = under_light(_worn_plate(plan, height_px), weather.plate)
    border = round(_FRAME_MM * height_px / PLATE_HEIGHT_MM)
    framed = blank(plate.shape[1] + 2 * border, height_px + 2 * border, (22, 22, 22))
    place_picture(framed, plate, _inner_corners(plate, border), plate_silhouette(plate.shape[1], height_px))
    spread = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], dtype=np.float32) * (border / _PLATE_DETAIL)
    outer = np.asarray(corners + spread, dtype=np.float32)
    return framed, outer, plate_silhouette(framed.shape[1], framed.shape[0])


def _worn_plate(plan: PassagePlan, height_px: int) -> Picture:
    """Return the plate as it is screwed to the car: stamped, bolted, muddy if the plan says so."""
    flat = draw_plate(plan.plate_text, plan.plate_colour, height_px, _STROKE_CHANGE_MM)
    plate = bolted(stamped(flat, _RELIEF_LEVELS))
    if plan.dirt == 0:
        return plate
    return dirt(plate, np.random.default_rng(list(plan.plate_text.encode())), plan.dirt)


def _inner_corners(plate: Picture, border: int) -> Corners:
    right, lower = border + plate.shape[1], border + plate.shape[0]
    return np.array([(border, border), (right, border), (right, lower), (border, lower)], dtype=np.float32)


def _shadow(canvas: CarCanvas) -> Picture:
    """Return how much of the ground's light the car takes away."""
    shadow = np.zeros_like(canvas.cover)
    x, y = canvas.place(0.0, 0.07)
    axes = (round(1.05 * canvas.px_per_m), round(0.11 * canvas.px_per_m))
    cv2.ellipse(shadow, (round(x), round(y)), axes, 0, 0, 360, (205,), -1)
    around = shadow[round(y - 2 * axes[1]) :]
    around[:] = cv2.GaussianBlur(around, (0, 0), 0.03 * canvas.px_per_m)
    return shadow


def _with_lamps(light: Picture, canvas: CarCanvas, weather: GateLight) -> Picture:
    """Switch the headlights on where the weather asks for it."""
    if weather.glare == 0:
        return light
    for x, y in car_shape.HEADLAMP_MIDDLES:
        column, row = canvas.place(x, y)
        cv2.circle(
            light, (round(column), round(row)), round(0.045 * canvas.px_per_m), _LAMP_COLOUR, -1, cv2.LINE_AA
        )
        light = lamp_glare(light, (column, row), 0.3 * canvas.px_per_m, weather.glare)
    return _without_glow_at_edges(light)


def _without_glow_at_edges(light: Picture) -> Picture:
    """Let halos fade out before the picture ends, or its border would show in the scene."""
    fades = [np.clip(np.minimum(np.arange(n), np.arange(n)[::-1]) / 60, 0, 1) for n in light.shape[:2]]
    shares = (np.outer(*fades) * 255).astype(np.uint8)
    return cv2.multiply(light, cv2.merge([shares] * 3), scale=1 / 255)

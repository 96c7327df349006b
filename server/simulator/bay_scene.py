"""Draws a bay as its camera sees it: lift, tool cabinet, a technician at work, and the car in it."""

from functools import cache

import cv2
import numpy as np

from recognition.training.pictures import Picture, as_picture, blank
from recognition.training.plate_paint import Bgr, bgr
from server.simulator.car_drawing import CarPicture

WIDTH_PX, HEIGHT_PX = 960, 540
CAR_AT = (480, 452)
"""Where the tyres' line has its middle."""
STANCES = 4
"""So many pictures of a technician at work are shown in turn."""
_FLOOR_FROM = 380
_STANCE_X = (706, 716, 722, 712)
_STANCE_HAND = (330, 352, 340, 318)
_LAMPS = (bgr("#75D6A3"), bgr("#2F4A3B"))
_OVERALL, _SKIN, _LIFT, _CABINET = bgr("#2F5277"), bgr("#8A6A55"), bgr("#3F4956"), bgr("#6B665C")


def bay_scene(car: CarPicture | None, stance: int) -> Picture:
    """Return the bay with `car` on the lift and its technician in one of the stances, or empty."""
    picture = _empty_bay().copy()
    # Even of an empty bay no two pictures are the same: one that never changes is a frozen camera's.
    _box(picture, (836, 178), (844, 186), _LAMPS[stance % len(_LAMPS)])
    if car is not None:
        _park(picture, car)
        _technician(picture, stance % STANCES)
    return picture


@cache
def _empty_bay() -> Picture:
    picture = blank(WIDTH_PX, HEIGHT_PX, bgr("#A39E90"))
    for row in range(_FLOOR_FROM):
        picture[row] = np.array(bgr("#AAA596")) * (1 - 0.16 * row / _FLOOR_FROM)
    _box(picture, (0, _FLOOR_FROM), (WIDTH_PX, HEIGHT_PX), bgr("#736E63"))
    _box(picture, (0, _FLOOR_FROM), (WIDTH_PX, _FLOOR_FROM + 8), bgr("#615C52"))
    for left in (110, 420, 730):
        _polygon(picture, [(left, 0), (left + 130, 0), (left + 112, 22), (left + 18, 22)], bgr("#F4F1EA"))
    _box(picture, (40, 96), (200, 190), bgr("#7B766A"))
    for top in (116, 138, 160):
        _box(picture, (58, top), (182, top + 7), bgr("#AAA596"))
    _cabinet(picture)
    for side in (-1, 1):
        x = CAR_AT[0] + side * 250
        _polygon(picture, [(x, 390), (x + side * 150, 540), (x + side * 172, 540), (x + side * 14, 390)],
                 bgr("#C9A84A"))  # fmt: skip
        _box(picture, (x - 15, 70), (x + 15, 430), _LIFT)
        _box(picture, (x - 36, 426), (x + 36, 442), bgr("#2C343E"))
    return picture


def _cabinet(picture: Picture) -> None:
    _box(picture, (800, 196), (910, 404), _CABINET)
    for top in (240, 290, 340):
        _box(picture, (806, top), (904, top + 4), bgr("#4A463E"))
    _box(picture, (818, 170), (866, 196), bgr("#4A463E"))


def _park(picture: Picture, car: CarPicture) -> None:
    """Lay the car over the scene; what it hides is darkened first."""
    left, top = round(CAR_AT[0] - car.anchor[0]), round(CAR_AT[1] - car.anchor[1])
    height, width = car.light.shape[:2]
    from_row, from_column = max(0, -top), max(0, -left)
    rows = slice(max(0, top), min(HEIGHT_PX, top + height))
    columns = slice(max(0, left), min(WIDTH_PX, left + width))
    part = np.s_[
        from_row : from_row + rows.stop - rows.start, from_column : from_column + columns.stop - columns.start
    ]
    shade = cv2.merge([car.shade[part]] * 3)
    under = cv2.multiply(picture[rows, columns], shade, scale=1 / 255)
    picture[rows, columns] = as_picture(cv2.add(under, car.light[part]))


def _technician(picture: Picture, stance: int) -> None:
    x, hand = _STANCE_X[stance], _STANCE_HAND[stance]
    cv2.ellipse(picture, (x, 470), (44, 10), 0, 0, 360, bgr("#57524A"), -1, cv2.LINE_AA)
    _box(picture, (x - 22, 366), (x - 3, 466), _OVERALL)
    _box(picture, (x + 3, 366), (x + 22, 466), _OVERALL)
    cv2.ellipse(picture, (x, 322), (34, 60), 0, 0, 360, _OVERALL, -1, cv2.LINE_AA)
    cv2.line(picture, (x - 18, 296), (x - 78, hand), _OVERALL, 20, cv2.LINE_AA)
    cv2.circle(picture, (x - 80, hand), 11, _SKIN, -1, cv2.LINE_AA)
    cv2.circle(picture, (x - 4, 240), 25, _SKIN, -1, cv2.LINE_AA)
    cv2.ellipse(picture, (x - 2, 229), (28, 20), 0, 180, 360, bgr("#23364E"), -1, cv2.LINE_AA)


def _box(picture: Picture, upper_left: tuple[int, int], lower_right: tuple[int, int], paint: Bgr) -> None:
    cv2.rectangle(picture, upper_left, lower_right, paint, -1)


def _polygon(picture: Picture, corners: list[tuple[int, int]], paint: Bgr) -> None:
    cv2.fillPoly(picture, [np.array(corners, dtype=np.int32)], paint, cv2.LINE_AA)

"""Draws what the gate camera sees without a car: lane, barrier, showroom and sky, in every weather."""

from functools import cache

import cv2
import numpy as np

from recognition.training.picture_effects import lamp_glare, under_light
from recognition.training.pictures import Picture, as_picture, blank
from recognition.training.plate_paint import Bgr
from server.simulator.gate_light import GATE_LIGHTS
from server.simulator.passage_path import FRAME_HEIGHT_PX, FRAME_WIDTH_PX, VANISHING_POINT
from server.simulator.passage_plan import Weather

_HORIZON = round(VANISHING_POINT[1])
_SKY_TOP, _SKY_FOOT = (214, 178, 140), (232, 222, 208)
_ASPHALT: Bgr = (104, 103, 102)
_PAVING: Bgr = (150, 156, 160)
_WHITE_LINE: Bgr = (212, 214, 214)
_KERB_PAINTS: tuple[Bgr, Bgr] = ((40, 40, 42), (30, 180, 232))
_BOOM_PAINTS: tuple[Bgr, Bgr] = ((232, 234, 236), (36, 34, 190))
_LANE_LEFT, _LANE_RIGHT = -330, 1580
"""Where the lane's edges meet the picture's lower edge."""
_POST = (915, 268)
"""Foot of the barrier's post."""


@cache
def gate_scene(weather: Weather, *, barrier_open: bool) -> Picture:
    """Return the empty gate as a picture of 1280 × 720; callers copy it before they draw on it."""
    scene = blank(FRAME_WIDTH_PX, FRAME_HEIGHT_PX)
    _paint_sky(scene)
    _paint_showroom(scene)
    _paint_trees(scene)
    scene = _paint_ground(scene)
    _paint_barrier(scene, barrier_open=barrier_open)
    return _lit(cv2.GaussianBlur(scene, (0, 0), 0.6), weather)


def _paint_sky(scene: Picture) -> None:
    share = np.linspace(0, 1, _HORIZON)[:, np.newaxis, np.newaxis]
    scene[:_HORIZON] = as_picture(np.array(_SKY_TOP) * (1 - share) + np.array(_SKY_FOOT) * share)


def _paint_showroom(scene: Picture) -> None:
    """Paint the glass front of the showroom with its blue band, left of the lane."""
    left, right, top = 60, 560, 34
    cv2.rectangle(scene, (left, top), (right, _HORIZON), (176, 172, 166), -1)
    cv2.rectangle(scene, (left, top), (right, top + 22), (120, 74, 34), -1)
    for pane, x in enumerate(range(left + 8, right - 50, 62)):
        glass = (150 + 6 * (pane % 3), 138 + 5 * (pane % 2), 118)
        cv2.rectangle(scene, (x, top + 32), (x + 54, _HORIZON - 6), glass, -1)
        cv2.line(scene, (x, _HORIZON - 36), (x + 54, _HORIZON - 44), (182, 172, 156), 2, cv2.LINE_AA)


def _paint_trees(scene: Picture) -> None:
    rng = np.random.default_rng(11)
    for x, y, radius in zip(
        rng.uniform(820, 1290, 220), rng.uniform(52, 132, 220), rng.uniform(7, 22, 220), strict=True
    ):
        green = rng.uniform(0.6, 1.15)
        leaf = tuple(round(level * green) for level in (44, 92, 66))
        cv2.circle(scene, (round(x), round(y)), round(radius), leaf, -1, cv2.LINE_AA)
    cv2.rectangle(scene, (800, 128), (FRAME_WIDTH_PX, _HORIZON), (96, 112, 108), -1)


def _paint_ground(scene: Picture) -> Picture:
    cv2.rectangle(scene, (0, _HORIZON), (FRAME_WIDTH_PX, FRAME_HEIGHT_PX), _PAVING, -1)
    _fill_to_horizon(scene, _LANE_LEFT, _LANE_RIGHT, _ASPHALT)
    for side, width in ((_LANE_LEFT, -150), (_LANE_RIGHT, 150)):
        _paint_kerb(scene, side, side + width)
    _fill_to_horizon(scene, _LANE_LEFT + 90, _LANE_LEFT + 130, _WHITE_LINE)
    _fill_to_horizon(scene, _LANE_RIGHT - 130, _LANE_RIGHT - 90, _WHITE_LINE)
    return _with_grain(scene)


def _fill_to_horizon(scene: Picture, left: float, right: float, paint: Bgr) -> None:
    """Fill what lies between two lines on the ground that meet at the vanishing point."""
    outline = np.array([VANISHING_POINT, (right, FRAME_HEIGHT_PX), (left, FRAME_HEIGHT_PX)])
    cv2.fillPoly(scene, [np.rint(outline).astype(np.int32)], paint, cv2.LINE_AA)


def _paint_kerb(scene: Picture, inner: float, outer: float) -> None:
    """Paint a kerb in black and yellow lengths of one metre."""
    for length in range(26):
        near, far = (1 / (0.8 + 0.42 * (length + step)) for step in (0, 1))
        corners = [
            _on_ground(x, share) for x, share in ((inner, near), (outer, near), (outer, far), (inner, far))
        ]
        cv2.fillPoly(scene, [np.array(corners, dtype=np.int32)], _KERB_PAINTS[length % 2], cv2.LINE_AA)


def _on_ground(x_at_edge: float, share: float) -> tuple[int, int]:
    """Return the point `share` of the way from the vanishing point to a point of the lower edge."""
    x, y = VANISHING_POINT
    return round(x + (x_at_edge - x) * share), round(y + (FRAME_HEIGHT_PX - y) * share)


def _with_grain(scene: Picture) -> Picture:
    """Give the ground its texture, coarser towards the camera, and dark traces of tyres."""
    rng = np.random.default_rng(5)
    depth = FRAME_HEIGHT_PX - _HORIZON
    fine = rng.standard_normal((depth, FRAME_WIDTH_PX)) * 5
    coarse = cv2.resize(
        rng.standard_normal((24, 60)) * 5, (FRAME_WIDTH_PX, depth), interpolation=cv2.INTER_CUBIC
    )
    ground = scene[_HORIZON:].astype(np.float64) + (fine + coarse)[:, :, np.newaxis]
    textured = scene.copy()
    textured[_HORIZON:] = as_picture(ground)
    return textured


def _paint_barrier(scene: Picture, *, barrier_open: bool) -> None:
    """Paint the post and its boom: across the lane, or upright while a car passes."""
    x, foot = _POST
    cv2.rectangle(scene, (x, foot - 92), (x + 34, foot), (30, 150, 226), -1)
    cv2.rectangle(scene, (x, foot - 92), (x + 34, foot - 78), (60, 60, 62), -1)
    hinge = np.array((x + 10, foot - 70))
    along = np.array((0.06, -1.0)) if barrier_open else np.array((-1.0, -0.02))
    for piece in range(10):
        start, end = (np.rint(hinge + along * 44 * step).astype(int) for step in (piece, piece + 1))
        ends = (int(start[0]), int(start[1])), (int(end[0]), int(end[1]))
        cv2.line(scene, *ends, _BOOM_PAINTS[piece % 2], 8, cv2.LINE_AA)


def _lit(scene: Picture, weather: Weather) -> Picture:
    """Put the scene under the weather's light; lamps and windows shine when it is dark."""
    lit = under_light(scene, GATE_LIGHTS[weather].scene)
    if weather is Weather.RAIN:
        lit[_HORIZON:] = cv2.addWeighted(
            lit[_HORIZON:], 0.8, cv2.GaussianBlur(lit[_HORIZON:], (0, 0), 25), 0.25, 0
        )
    if weather in (Weather.DUSK, Weather.NIGHT):
        lit = _with_lamplight(lit, scene)
    return lit


def _with_lamplight(lit: Picture, scene: Picture) -> Picture:
    """Light the showroom from within and the lane from a lamp above the camera."""
    lit[66:144, 60:560] = cv2.addWeighted(scene[66:144, 60:560], 0.8, lit[66:144, 60:560], 0.3, 0)
    rows, columns = np.mgrid[:FRAME_HEIGHT_PX, :FRAME_WIDTH_PX]
    pool = np.exp(-(((columns - 640) / 520) ** 2) - ((rows - 640) / 300) ** 2)[:, :, np.newaxis]
    lamplit = as_picture(lit + scene * pool * np.array((0.2, 0.24, 0.27)))
    return lamp_glare(lamplit, (1120.0, 60.0), 60.0, 0.9)

"""Training scenes for the detector: plates on real and on drawn vehicles, among much that is no plate."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from recognition.training.detector_targets import SeenPlate
from recognition.training.perspective import Corners, box_corners, place_picture, tilted_corners
from recognition.training.picture_effects import under_light
from recognition.training.pictures import Picture, blank
from recognition.training.scene_camera import photographed
from recognition.training.scene_clutter import add_clutter
from recognition.training.scene_material import SceneMaterial, moved
from recognition.training.scene_vehicles import draw_vehicle

_WIDTHS_PX = (24.0, 330.0)
"""Widths of the plates in the detector's pictures, each octave as often as the next."""
_YAW, _PITCH, _ROLL = 40.0, 25.0, 12.0
_CROP_TILT = 20.0
"""Greatest yaw and pitch, and twice the roll, that the picture of a real plate is given besides its own."""
_PHOTOGRAPHED_SHARE, _SOMETIMES_EMPTY_SHARE, _WITHOUT_VEHICLE_SHARE = 0.5, 0.56, 0.72
"""Bounds of one draw: parts of photographs, then backdrops, some of which stay empty, then drawn vehicles."""
_ELSEWHERE_SHARE = 0.45
"""Of the parts of real scenes, how many are taken anywhere: most show what is no plate."""
_SEEN_SIDE_PX = 640
_LEAST_COVER = 0.7
"""Of a scene's side, how much its photograph covers at least."""
_MOST_ENLARGED = 2.5
_UNREADABLE_WIDTH_PX = 20.0
"""Narrower plates are neither to be found nor to be left out."""


Point = npt.NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Scene:
    """A training picture and the plates in it."""

    picture: Picture
    plates: tuple[SeenPlate, ...]


def draw_scene(rng: np.random.Generator, material: SceneMaterial, side: int) -> Scene:
    """Compose a scene of `side` × `side` pixels; the same one for the same generator and material."""
    share = rng.random()
    if material.scenes and share < _PHOTOGRAPHED_SHARE:
        canvas, plates = _from_photograph(rng, material, side)
    else:
        canvas, plates = _backdrop(rng, material, side), []
        if share > _WITHOUT_VEHICLE_SHARE:
            plates += _on_vehicle(rng, material, canvas)
    for _ in range(int(rng.integers(0, 5))):
        _add_clutter_beside(rng, canvas, plates)
    for _ in range(_how_many(rng, share, plates)):
        plates += _somewhere(rng, material, canvas, plates)
    seen = photographed(rng, canvas)
    return Scene(seen, tuple(_fit_to_count(plate) for plate in plates))


def _add_clutter_beside(rng: np.random.Generator, canvas: Picture, plates: list[SeenPlate]) -> None:
    """Draw one thing that is no plate, and undo it where it would touch a plate."""
    before = canvas.copy()
    add_clutter(rng, canvas)
    if any(_differ(_box_of(canvas, plate), _box_of(before, plate)) for plate in plates):
        canvas[:] = before


def _box_of(canvas: Picture, plate: SeenPlate) -> Picture:
    """Return the part of `canvas` within the upright box of `plate`."""
    left, top = np.maximum(plate.corners.min(axis=0), 0).astype(int)
    right, bottom = np.maximum(plate.corners.max(axis=0), 0).astype(int)
    return canvas[top:bottom, left:right]


def _differ(one: Picture, other: Picture) -> bool:
    return one.size > 0 and cv2.norm(one, other, cv2.NORM_INF) > 0


def _how_many(rng: np.random.Generator, share: float, plates: list[SeenPlate]) -> int:
    """Return how many more plates to put anywhere: none into some, so that empty scenes are seen too."""
    if plates or share < _SOMETIMES_EMPTY_SHARE:
        return int(rng.random() < 0.5)
    return int(rng.integers(1, 4))


def _fit_to_count(plate: SeenPlate) -> SeenPlate:
    return replace(plate, counts=plate.counts and plate.width >= _UNREADABLE_WIDTH_PX)


def _from_photograph(
    rng: np.random.Generator, material: SceneMaterial, side: int
) -> tuple[Picture, list[SeenPlate]]:
    """Take a part of a real scene, mostly around a plate of it, and often put another plate over each."""
    photograph = material.scenes[int(rng.integers(len(material.scenes)))]
    if rng.random() < _ELSEWHERE_SHARE:
        middle = rng.uniform(0, 1, 2) * photograph.picture.shape[1::-1]
        scale = _SEEN_SIDE_PX / max(photograph.picture.shape[:2]) * float(np.exp(rng.uniform(-0.4, 1.0)))
    else:
        target = photograph.plates[int(rng.integers(len(photograph.plates)))]
        middle, scale = target.middle, _width_px(rng, side) / target.width
    least = _LEAST_COVER * side / min(photograph.picture.shape[:2])
    scale = float(np.clip(scale, least, max(_MOST_ENLARGED, least)))
    part, left, top = _part_around(rng, photograph.picture, middle, scale, side)
    plates = [moved(plate, scale, left, top) for plate in photograph.plates]
    if rng.random() < 0.3:
        part, plates = _mirrored(part, plates)
    if rng.random() < 0.35:
        plates = [_replaced(rng, material, part, plate) for plate in plates]
    return part, plates


def _part_around(
    rng: np.random.Generator, picture: Picture, middle: Point, scale: float, side: int
) -> tuple[Picture, float, float]:
    """Return a part of `picture` enlarged by `scale` that holds `middle`, and where it begins."""
    x, y = middle * np.float64(scale)
    left, top = x - rng.uniform(0.1, 0.9) * side, y - rng.uniform(0.1, 0.9) * side
    if scale < 0.6:
        shrunk = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        transform = np.array([[1, 0, -left], [0, 1, -top]], np.float32)
    else:
        shrunk = picture
        transform = np.array(
            [[scale, 0, -left + (scale - 1) / 2], [0, scale, -top + (scale - 1) / 2]], np.float32
        )
    border = cv2.BORDER_REPLICATE if rng.random() < 0.5 else cv2.BORDER_CONSTANT
    return cv2.warpAffine(shrunk, transform, (side, side), borderMode=border), left, top


def _mirrored(part: Picture, plates: list[SeenPlate]) -> tuple[Picture, list[SeenPlate]]:
    width = np.float32(part.shape[1])
    swapped = []
    for plate in plates:
        corners = plate.corners[[1, 0, 3, 2]].copy()
        corners[:, 0] = width - corners[:, 0]
        swapped.append(replace(plate, corners=corners))
    return part[:, ::-1].copy(), swapped


def _replaced(rng: np.random.Generator, material: SceneMaterial, part: Picture, old: SeenPlate) -> SeenPlate:
    """Put a drawn plate of like proportions over a real one, a little larger, so that nothing of it shows."""
    if not old.exact:
        return old
    plate = material.flat_plates[int(rng.integers(len(material.flat_plates)))]
    middle = old.corners.mean(axis=0)
    corners = (middle + (old.corners - middle) * np.float32(rng.uniform(1.04, 1.2))).astype(np.float32)
    taller = plate.picture.shape[0] / plate.picture.shape[1] * old.width / max(old.height, 1.0)
    corners[2:] = corners[:2][::-1] + (corners[2:] - corners[:2][::-1]) * np.float32(max(taller, 1.0))
    place_picture(part, _toned(rng, plate.picture), corners)
    return SeenPlate(corners, plate.rows)


def _on_vehicle(rng: np.random.Generator, material: SceneMaterial, canvas: Picture) -> list[SeenPlate]:
    place = draw_vehicle(rng, canvas)
    return _put(rng, material, canvas, (place.x, place.y), place.width)


def _somewhere(
    rng: np.random.Generator, material: SceneMaterial, canvas: Picture, others: list[SeenPlate]
) -> list[SeenPlate]:
    """Put a plate where it covers no other one; none where there is no room."""
    width = _width_px(rng, canvas.shape[0])
    x, y = rng.uniform(0.05, 0.95, 2) * canvas.shape[0]
    for other in others:
        apart = np.abs(other.middle - (x, y))
        if apart[0] < (width + other.width) * 0.6 and apart[1] < width * 0.4 + other.height:
            return []
    return _put(rng, material, canvas, (float(x), float(y)), width)


def _put(
    rng: np.random.Generator,
    material: SceneMaterial,
    canvas: Picture,
    middle: tuple[float, float],
    width: float,
) -> list[SeenPlate]:
    if material.crops and rng.random() < 0.3:
        return [_photographed_plate(rng, material, canvas, middle, width)]
    plate = material.flat_plates[int(rng.integers(len(material.flat_plates)))]
    width *= 0.75 if plate.rows == 2 else 1.0
    yaw, pitch, roll = (limit * float(np.clip(rng.normal(0, 0.45), -1, 1)) for limit in (_YAW, _PITCH, _ROLL))
    height = width * plate.picture.shape[0] / plate.picture.shape[1]
    corners = tilted_corners(middle, (width, height), yaw, pitch, roll)
    _surround(rng, canvas, corners)
    place_picture(canvas, _toned(rng, plate.picture), corners)
    return [SeenPlate(corners, plate.rows)]


def _photographed_plate(
    rng: np.random.Generator,
    material: SceneMaterial,
    canvas: Picture,
    middle: tuple[float, float],
    width: float,
) -> SeenPlate:
    """Paste the picture of a real plate, with the rim that its photograph has, tilted anew."""
    crop = material.crops[int(rng.integers(len(material.crops)))]
    plate = crop.plates[0]
    size = (width, width * crop.picture.shape[0] / crop.picture.shape[1])
    yaw, pitch, roll = (_CROP_TILT * float(np.clip(rng.normal(0, 0.5), -1, 1)) for _ in range(3))
    corners = tilted_corners(middle, size, yaw, pitch, roll / 2)
    place_picture(canvas, _toned(rng, crop.picture), corners)
    height_px, width_px = crop.picture.shape[:2]
    flat = box_corners(0, 0, width_px, height_px)
    transform = cv2.getPerspectiveTransform(flat, corners)
    seen = cv2.perspectiveTransform(plate.corners[np.newaxis], transform)[0]
    return SeenPlate(seen.astype(np.float32), plate.rows, plate.exact)


def _surround(rng: np.random.Generator, canvas: Picture, corners: Corners) -> None:
    """Draw what is around a plate: a holder, a frame, a shadow of the boot's lid, or nothing."""
    share = rng.random()
    if share < 0.45:
        return
    middle = corners.mean(axis=0)
    around = middle + (corners - middle) * rng.uniform((1.02, 1.05), (1.1, 1.4))
    around += rng.normal(0, 0.03, 2) * float(np.ptp(corners[:, 1]))
    level = int(rng.choice((15, 40, 120, 190, 235)))
    cv2.fillConvexPoly(canvas, np.rint(around).astype(np.int32), (level, level, level), cv2.LINE_AA)


def _toned(rng: np.random.Generator, plate: Picture) -> Picture:
    """Return a plate in its own light: bright in lamps, dim in shadow, faded, sometimes half in the sun."""
    gain = float(np.exp(rng.normal(-0.15, 0.3)))
    cast = np.clip(rng.normal(1.0, 0.06, 3), 0.8, 1.2) * gain
    blue, green, red = (float(part) for part in cast)
    toned = under_light(plate, (blue, green, red), float(np.exp(rng.normal(0, 0.2))))
    if rng.random() < 0.2:
        faded = float(rng.uniform(0.4, 0.9))
        toned = cv2.convertScaleAbs(toned, alpha=faded, beta=(1 - faded) * float(rng.uniform(20, 220)))
    if rng.random() < 0.15:
        edge = round(rng.uniform(0.1, 0.9) * plate.shape[0])
        toned[:edge] = cv2.convertScaleAbs(toned[:edge], alpha=float(rng.uniform(0.35, 0.7)))
    return toned


def _width_px(rng: np.random.Generator, side: int) -> float:
    low, high = _WIDTHS_PX[0], min(_WIDTHS_PX[1], 0.95 * side)
    return float(np.exp(rng.uniform(np.log(low), np.log(high))))


def _backdrop(rng: np.random.Generator, material: SceneMaterial, side: int) -> Picture:
    if not material.backdrops or rng.random() < 0.15:
        return _plain_backdrop(rng, side)
    picture = material.backdrops[int(rng.integers(len(material.backdrops)))]
    least = min(picture.shape[:2])
    taken = max(32, round(least * rng.uniform(0.25, 1.0)))
    left = int(rng.integers(0, picture.shape[1] - taken + 1))
    top = int(rng.integers(0, picture.shape[0] - taken + 1))
    part = picture[top : top + taken, left : left + taken]
    part = cv2.resize(
        part, (side, side), interpolation=cv2.INTER_AREA if taken > 2 * side else cv2.INTER_LINEAR
    )
    return part[:, ::-1].copy() if rng.random() < 0.5 else part


def _plain_backdrop(rng: np.random.Generator, side: int) -> Picture:
    """Return a wall, a road or the dark: large soft patches of colour."""
    first = tuple(int(level) for level in rng.integers(0, 256, 3))
    coarse = blank(int(rng.integers(2, 12)), int(rng.integers(2, 12)), (first[0], first[1], first[2]))
    spread = float(rng.uniform(0, 60))
    uneven = np.clip(coarse + rng.normal(0, spread, coarse.shape), 0, 255).astype(np.uint8)
    smooth: Picture = cv2.resize(uneven, (side, side), interpolation=cv2.INTER_CUBIC)
    return smooth

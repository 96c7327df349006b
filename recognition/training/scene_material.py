"""What training scenes are composed of: backdrops, flat plates, and the photographed plates of `train/`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np

from recognition.labels import LABELS, LabelledPicture, labelled_pictures
from recognition.plates import BoundingBox
from recognition.training.detector_targets import SeenPlate
from recognition.training.drawn_plates import DrawnPlate, drawn_plate
from recognition.training.given_files import files_with
from recognition.training.loose_plates import draw_loose_plate
from recognition.training.perspective import box_corners
from recognition.training.photographed_plates import (
    CROPS,
    NO_CORNERS,
    SCENES,
    KnownCorners,
    picture_name,
    read_corners,
)
from recognition.training.picture_effects import dirt
from recognition.training.pictures import Picture, read_picture

_LARGEST_SIDE_PX = 1000
"""Larger photographs are shrunk when they are loaded; their plates stay larger than a detector sees them."""
_FLAT_PLATES = 2500
_TWO_ROWS_BELOW = 1.7
"""Width by height of a label's box: narrower plates are taken for those of two rows."""
_LOOSE_SHARE, _DIRTY_SHARE = 0.4, 0.2
_PHOTOGRAPHS = frozenset({".jpg", ".jpeg", ".png"})


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture of the real world and the plates in it."""

    name: str
    picture: Picture
    plates: tuple[SeenPlate, ...]
    texts: tuple[str, ...]
    scale: float = 1.0
    """Pixels of `picture` a pixel of the file."""


@dataclass(frozen=True, slots=True)
class SceneMaterial:
    """Everything that a scene may be made of; `backdrops` have no plate in them."""

    backdrops: Sequence[Picture]
    flat_plates: Sequence[DrawnPlate]
    scenes: Sequence[Photograph]
    crops: Sequence[Photograph]


def load_material(train: Path, backdrops: Path | None, corners: Path | None, seed: int) -> SceneMaterial:
    """Return the material from the folders of `train`, with plates drawn for `seed`. Raises `BadLabels`."""
    known = read_corners(corners)
    return SceneMaterial(
        load_backdrops(backdrops),
        draw_flat_plates(seed, _FLAT_PLATES),
        load_photographs(train / SCENES, known),
        load_photographs(train / CROPS, known),
    )


def draw_flat_plates(seed: int, count: int) -> list[DrawnPlate]:
    """Draw `count` plates of all kinds and of none; the same ones for the same seed."""
    rng = np.random.default_rng(seed)
    return [_flat_plate(rng) for _ in range(count)]


def _flat_plate(rng: np.random.Generator) -> DrawnPlate:
    plate = draw_loose_plate(rng) if rng.random() < _LOOSE_SHARE else drawn_plate(rng)
    if rng.random() < _DIRTY_SHARE:
        return replace(plate, picture=dirt(plate.picture, rng, float(rng.uniform(0.1, 0.5))))
    return plate


def load_backdrops(folder: Path | None) -> list[Picture]:
    """Return the photographs of a folder without plates, none where no folder is given."""
    return [] if folder is None else [_reduced(read_picture(path))[0] for path in backdrop_paths(folder)]


def backdrop_paths(folder: Path) -> list[Path]:
    """Return where the photographs in and below a folder are. Raises `UnusableFile` where there is none."""
    return files_with(folder, _PHOTOGRAPHS, "photographs")


def load_photographs(folder: Path, corners: KnownCorners = NO_CORNERS) -> list[Photograph]:
    """Return the labelled pictures of `folder`, none where it holds none. Raises `BadLabels`.

    Plates whose corners are not known have their upright box instead, and are not exact.
    """
    if not (folder / LABELS).is_file():
        return []
    return [_photograph(picture, corners) for picture in labelled_pictures(folder)]


def _photograph(labelled: LabelledPicture, corners: KnownCorners) -> Photograph:
    name = picture_name(labelled.path)
    picture, scale = _reduced(read_picture(labelled.path))
    whole = BoundingBox(0, 0, round(picture.shape[1] / scale), round(picture.shape[0] / scale))
    marked = [(np.array(quad, np.float32) * np.float32(scale), text) for quad, text in corners.get(name, [])]
    quads = {text: quad for quad, text in marked if text}
    plates = [
        SeenPlate(quads[label.plate]) if label.plate in quads else _boxed(label.box or whole, scale)
        for label in labelled.labels
    ]
    unread = [quad for quad, text in marked if not text]
    plates += [SeenPlate(quad, counts=False) for quad in unread]
    texts = [label.plate for label in labelled.labels] + [""] * len(unread)
    return Photograph(name, picture, tuple(plates), tuple(texts), scale)


def _boxed(box: BoundingBox, scale: float) -> SeenPlate:
    rows = 2 if box.w < _TWO_ROWS_BELOW * box.h else 1
    return SeenPlate(box_corners(box.x, box.y, box.w, box.h) * np.float32(scale), rows, exact=False)


def moved(plate: SeenPlate, scale: float, left: float, top: float) -> SeenPlate:
    """Return `plate` as it lies in a part, from `left` and `top`, of its picture enlarged by `scale`."""
    shift = np.array((left, top), np.float32)
    return replace(plate, corners=(plate.corners * np.float32(scale) - shift).astype(np.float32))


def _reduced(picture: Picture) -> tuple[Picture, float]:
    scale = min(1.0, _LARGEST_SIDE_PX / max(picture.shape[:2]))
    if scale == 1.0:
        return picture, scale
    return cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), scale

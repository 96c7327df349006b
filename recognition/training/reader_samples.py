"""What the reader is trained on and measured with: views of plates, photographed plates and their text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from recognition.alignment import READING_ALPHABET
from recognition.labels import Label, labelled_pictures
from recognition.training.perspective import Corners, box_corners
from recognition.training.photographed_plates import KnownCorners, picture_name
from recognition.training.pictures import Picture, read_picture
from recognition.training.plate_views import PlatePicture

_RARITY = 0.6
"""How far provinces are evened out among the photographed plates: 0 not at all, 1 wholly."""
_AROUND = 0.35
"""How much of its surroundings a plate keeps, in heights of the plate."""


@dataclass(frozen=True, slots=True)
class RealPlate:
    """A photographed plate and its text."""

    text: str
    picture: PlatePicture


@dataclass(frozen=True, slots=True)
class Sample:
    """One view, 32 × 128 × 3, and the classes of its characters (1 for the first of the alphabet)."""

    view: Picture
    classes: tuple[int, ...]


def classes_of(text: str) -> tuple[int, ...]:
    """Return the class of each character; ValueError where the reading alphabet lacks one."""
    return tuple(1 + READING_ALPHABET.index(character) for character in text)


def readable_plates(folder: Path) -> list[RealPlate]:
    """Return the labelled plates of `folder` whose characters the reading alphabet has.

    A crop's corners are its own, those of a plate in a scene are its label's box.
    """
    return [
        plate
        for labelled in labelled_pictures(folder)
        for plate in _plates_in(read_picture(labelled.path), labelled.labels)
        if _is_readable(plate.text)
    ]


def straightened_plates(folder: Path, corners: KnownCorners) -> list[RealPlate]:
    """Return those labelled plates of `folder` once more whose true corners are known."""
    return [
        RealPlate(text, _surroundings(read_picture(labelled.path), np.array(quad, dtype=np.float32)))
        for labelled in labelled_pictures(folder)
        for quad, text in corners.get(picture_name(labelled.path), [])
        if _is_readable(text)
    ]


def _is_readable(text: str) -> bool:
    return text != "" and set(text) <= set(READING_ALPHABET)


def evened_shares(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """Return how often each plate is shown: those of rare provinces more often than they come."""
    counts = Counter(text[0] for text in texts)
    shares = np.array([counts[text[0]] ** -_RARITY for text in texts])
    return shares / shares.sum()


def _plates_in(picture: Picture, labels: Sequence[Label]) -> list[RealPlate]:
    return [RealPlate(label.plate, _surroundings(picture, _corners(picture, label))) for label in labels]


def _corners(picture: Picture, label: Label) -> Corners:
    height, width = picture.shape[:2]
    return box_corners(*(label.box or (0, 0, width, height)))


def _surroundings(picture: Picture, corners: Corners) -> PlatePicture:
    """Cut a plate out of its picture, with some of what is around it."""
    low, high = corners.min(axis=0), corners.max(axis=0)
    around = _AROUND * (high[1] - low[1])
    left, top = (max(0, int(axis - around)) for axis in low)
    right, bottom = (int(axis + around) + 1 for axis in high)
    cut = picture[top:bottom, left:right].copy()
    return PlatePicture(cut, corners - np.array((left, top), dtype=np.float32))

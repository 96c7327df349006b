"""Where the reader's training pictures come from, and which of them it never trains on."""

from pathlib import Path

import cv2

from recognition.labels import labelled_pictures
from recognition.training.drawn_plates import Hands
from recognition.training.hanzi_letterings import hanzi_letterings
from recognition.training.photographed_plates import CROPS, SCENES, KnownCorners
from recognition.training.pictures import Picture, read_picture
from recognition.training.plate_fonts import letterings_in
from recognition.training.plate_stencils import STANDARD
from recognition.training.reader_batches import ViewSource
from recognition.training.reader_samples import RealPlate, readable_plates, straightened_plates

HELD_OUT_EVERY = {CROPS: 13, SCENES: 8}
"""Of each labelled folder, one plate in so many is never trained on."""
_BACKDROP_WIDTH_PX = 900


def hands(variants: Path | None, fonts: Path | None) -> Hands:
    """Return what to draw in: other shapes of hanzi from a file, other letters from a folder of fonts."""
    return Hands(
        (STANDARD,) if variants is None else hanzi_letterings(variants),
        (STANDARD,) if fonts is None else letterings_in(fonts),
    )


def view_source(train: Path, corners: KnownCorners, drawn_by: Hands, seed: int) -> ViewSource:
    """Return the endless source of views, from the labelled folders of `train` and from drawn plates."""
    unseen = {plate.text for plate in held_out(train)}
    real = [
        plate
        for name in HELD_OUT_EVERY
        for plate in (*readable_plates(train / name), *straightened_plates(train / name, corners))
        if plate.text not in unseen
    ]
    return ViewSource(real, _backdrops(train / SCENES), seed, drawn_by)


def held_out(train: Path) -> list[RealPlate]:
    """Return the labelled plates that are never trained on: every so many of each folder."""
    return [
        plate for name, every in HELD_OUT_EVERY.items() for plate in readable_plates(train / name)[::every]
    ]


def _backdrops(folder: Path) -> list[Picture]:
    return [_narrowed(read_picture(labelled.path)) for labelled in labelled_pictures(folder)]


def _narrowed(picture: Picture) -> Picture:
    scale = min(1.0, _BACKDROP_WIDTH_PX / picture.shape[1])
    return cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)

"""A few drawn plates and scenes, so few that a network learns them by heart within seconds."""

import csv
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from recognition.labels import COLUMNS, LABELS
from recognition.training.detector_targets import SeenPlate
from recognition.training.perspective import place_picture, tilted_corners
from recognition.training.pictures import blank
from recognition.training.plate_drawing import draw_plate
from recognition.training.plate_views import PlatePicture, outer_corners
from recognition.training.reader_samples import RealPlate
from recognition.training.scene_drawing import Scene
from server.domain.plate import PlateColour

LESSON = {
    "京A12345": PlateColour.BLUE,
    "沪B88K21": PlateColour.BLUE,
    "粤B12345D": PlateColour.GREEN,
    "鲁Q5566T": PlateColour.YELLOW,
}
_HEIGHT_PX = 60
_WIDTH_TO_HEIGHT = 440 / 140
_STREET = (96, 96, 96)
_MIDDLES_AND_WIDTHS = (((60, 60), 60), ((44, 84), 50), ((76, 40), 70), ((70, 90), 56))


def lesson_plates() -> list[RealPlate]:
    """Return the plates as if each were a labelled crop."""
    pictures = {text: draw_plate(text, colour, _HEIGHT_PX) for text, colour in LESSON.items()}
    return [
        RealPlate(text, PlatePicture(picture, outer_corners(picture))) for text, picture in pictures.items()
    ]


def street_scene(text: str, middle: tuple[float, float], width: float, size: tuple[int, int]) -> Scene:
    """Return a grey street of `size` (width, height) with a plate of the lesson seen from the side."""
    street = blank(*size, _STREET)
    corners = tilted_corners(middle, (width, width / _WIDTH_TO_HEIGHT), yaw=20, pitch=10, roll=4)
    place_picture(street, draw_plate(text, LESSON[text], _HEIGHT_PX), corners)
    return Scene(street, (SeenPlate(corners),))


def lesson_scenes() -> list[Scene]:
    """Return a scene of 128 × 128 pixels for each plate."""
    return [
        street_scene(text, middle, width, (128, 128))
        for text, (middle, width) in zip(LESSON, _MIDDLES_AND_WIDTHS, strict=True)
    ]


def write_crops(folder: Path) -> None:
    """Write the lesson's plates to `folder` as labelled crops."""
    rows = [(plate.text, "crop", "", "", "", "") for plate in lesson_plates()]
    _write_folder(folder, rows, [plate.picture.picture for plate in lesson_plates()])


def write_scenes(folder: Path) -> None:
    """Write the lesson's scenes to `folder` as labelled scenes, each plate in its upright box."""
    scenes, rows = lesson_scenes(), []
    for text, scene in zip(LESSON, scenes, strict=True):
        box = cv2.boundingRect(np.rint(scene.plates[0].corners).astype(np.int32))
        rows.append((text, "scene", *(str(side) for side in box)))
    _write_folder(folder, rows, [scene.picture for scene in scenes])


def _write_folder(
    folder: Path, rows: Sequence[Sequence[str]], pictures: Sequence[cv2.typing.MatLike]
) -> None:
    folder.mkdir(parents=True)
    with (folder / LABELS).open("w", encoding="utf-8", newline="") as file:
        labels = csv.writer(file)
        labels.writerow(COLUMNS)
        for number, ((text, kind, *box), picture) in enumerate(zip(rows, pictures, strict=True)):
            cv2.imwrite(str(folder / f"{number}.png"), picture)
            labels.writerow([f"{number}.png", text, kind, LESSON[text], *box])

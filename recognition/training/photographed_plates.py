"""What both trainings know of photographed plates: the folders that hold them, and their true corners."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from recognition.labels import LABELS, labelled_pictures
from recognition.training.given_files import UnusableFile, read_table

SCENES, CROPS = "easypr-scenes", "ccpd-crops"
"""The labelled folders of `train/`."""

LabelledQuad = tuple[Sequence[Sequence[float]], str]
"""The four corners of a plate in pixels of its file, and its text: none where nobody can read it."""
KnownCorners = Mapping[str, Sequence[LabelledQuad]]
"""The plates of each picture, by `picture_name`."""
NO_CORNERS: KnownCorners = {}
_CORNERS = "a file of corners, as recognition.training.corner_labels writes it"


@dataclass(frozen=True, slots=True)
class Labelled:
    """How many pictures are labelled, and how many plates in them."""

    pictures: int
    plates: int


def labelled_in(folder: Path) -> Labelled:
    """Count what is labelled in a folder, nothing where it has no labels. Raises `BadLabels`."""
    pictures = labelled_pictures(folder) if (folder / LABELS).is_file() else []
    return Labelled(len(pictures), sum(len(picture.labels) for picture in pictures))


def photograph_count(train: Path) -> int:
    """Return how many photographs a training learns from. Raises `BadLabels`."""
    return sum(labelled_in(train / name).pictures for name in (SCENES, CROPS))


def picture_name(path: Path) -> str:
    """Return the name of a picture, its folder's included, by which its corners are known."""
    return f"{path.parent.name}/{path.name}"


def read_corners(path: Path | None) -> KnownCorners:
    """Return the corners in a file that `corner_labels` has written; those of no picture without a file.

    Raises `UnusableFile`.
    """
    if path is None:
        return NO_CORNERS
    known = read_table(path, _CORNERS)
    if not all(isinstance(plates, list) and all(map(_is_quad, plates)) for plates in known.values()):
        raise UnusableFile(f"{path}: is not {_CORNERS}")
    return known


def _is_quad(entry: object) -> bool:
    """Tell whether this is a `LabelledQuad`, as JSON has it."""
    match entry:
        case [[[_, _], [_, _], [_, _], [_, _]] as quad, str()]:
            return all(isinstance(number, int | float) for point in quad for number in point)
    return False


def write_corners(path: Path, corners: KnownCorners) -> None:
    """Write the file that `read_corners` reads."""
    path.write_text(json.dumps(corners, ensure_ascii=False), encoding="utf-8")

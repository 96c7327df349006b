"""What both trainings know of photographed plates: the folders that hold them, and their true corners."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

SCENES, CROPS = "easypr-scenes", "ccpd-crops"
"""The labelled folders of `train/`."""

LabelledQuad = tuple[Sequence[Sequence[float]], str]
"""The four corners of a plate in pixels of its file, and its text: none where nobody can read it."""
KnownCorners = Mapping[str, Sequence[LabelledQuad]]
"""The plates of each picture, by `picture_name`."""
NO_CORNERS: KnownCorners = {}


def picture_name(path: Path) -> str:
    """Return the name of a picture, its folder's included, by which its corners are known."""
    return f"{path.parent.name}/{path.name}"


def read_corners(path: Path | None) -> KnownCorners:
    """Return the corners in a file that `corner_labels` has written; those of no picture without a file."""
    return NO_CORNERS if path is None else json.loads(path.read_text(encoding="utf-8"))


def write_corners(path: Path, corners: KnownCorners) -> None:
    """Write the file that `read_corners` reads."""
    path.write_text(json.dumps(corners, ensure_ascii=False), encoding="utf-8")

"""Give photographed plates corners: people drew upright boxes, a detector sees the corners within them.

    python -m recognition.training.corner_labels --plates PLATES/train --detector MODEL --out corners.json

A detector that was trained on drawn plates looks at each photographed plate at several sizes and places; the
median of what it sees is kept where it agrees with the box. `train_detector --corners` trains on them.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np

from recognition.training.detector_scores import Look, corner_error, find_plates, overlap
from recognition.training.detector_targets import SeenPlate
from recognition.training.given_files import UnusableFile
from recognition.training.onnx_look import onnx_look
from recognition.training.perspective import Corners
from recognition.training.photographed_plates import CROPS, SCENES, LabelledQuad, write_corners
from recognition.training.pictures import Picture
from recognition.training.scene_material import Photograph, load_photographs, moved
from recognition.training.training_order import OneLineParser

_SIDE_PX = 320
_SEEN_WIDTHS_PX = (100.0, 125.0, 150.0, 180.0)
_SHIFTS_PX = ((0.0, 0.0), (3.0, -2.0))
_THRESHOLD = 0.15
_LEAST_VIEWS = 4
_AGREES_WITH_BOX = 0.6
_MOST_SPREAD = 0.08
"""Greatest mean deviation of the views from each other, in plate heights: what is seen so is seen well."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the corners of the plates in PLATES and say how many plates got theirs."""
    parser = OneLineParser(description="Find the corners of photographed plates.")
    parser.add_argument(
        "--plates", type=Path, required=True, help="folder with the labelled folders to train on"
    )
    parser.add_argument("--detector", type=Path, required=True, help="an exported detector")
    parser.add_argument("--out", type=Path, required=True, help="file to write")
    asked = parser.parse_args(arguments)
    try:
        look = onnx_look(asked.detector)
    except UnusableFile as problem:
        parser.error(f"--detector {problem}")
    photographs = [each for name in (SCENES, CROPS) for each in load_photographs(asked.plates / name)]
    known = {photograph.name: _labelled_corners(look, photograph) for photograph in photographs}
    write_corners(asked.out, known)
    found, total = (sum(map(len, each)) for each in (known.values(), [p.plates for p in photographs]))
    print(f"{asked.out}: corners of {found} plates of {total}")
    return 0


def _labelled_corners(look: Look, photograph: Photograph) -> list[LabelledQuad]:
    """Return the corners and the text of each plate whose corners agree with its box."""
    found = []
    for plate, text in zip(photograph.plates, photograph.texts, strict=True):
        quad = _corners_of(look, photograph.picture, plate)
        if quad is not None:
            found.append(((quad / photograph.scale).round(2).tolist(), text))
    return found


def _corners_of(look: Look, picture: Picture, plate: SeenPlate) -> Corners | None:
    """Return what the detector sees in most of several views, None where it is not what the box says."""
    quads = list(_seen(look, picture, plate))
    if len(quads) < _LEAST_VIEWS:
        return None
    middle = SeenPlate(np.median(np.stack(quads), axis=0).astype(np.float32))
    spread = float(np.mean([corner_error(SeenPlate(quad), middle) for quad in quads]))
    agreed = spread <= _MOST_SPREAD and overlap(middle, plate) >= _AGREES_WITH_BOX
    return middle.corners if agreed else None


def _seen(look: Look, picture: Picture, plate: SeenPlate) -> Iterator[Corners]:
    for width in _SEEN_WIDTHS_PX:
        scale = width / plate.width
        for shift in _SHIFTS_PX:
            left, top = plate.middle * scale - _SIDE_PX / 2 + shift
            view = _view(picture, scale, float(left), float(top))
            here = moved(plate, scale, float(left), float(top))
            found = [each.plate for each in find_plates(look, view, _THRESHOLD)]
            best = max(found, key=lambda each: overlap(each, here), default=None)
            if best is not None and overlap(best, here) > _AGREES_WITH_BOX / 2:
                yield (best.corners + np.array((left, top))) / scale


def _view(picture: Picture, scale: float, left: float, top: float) -> Picture:
    """Return the part of `picture`, enlarged by `scale`, from `left` and `top`; its rim goes on beyond it."""
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    scaled = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=method)
    transform = np.array([[1, 0, -left], [0, 1, -top]], np.float32)
    return cv2.warpAffine(scaled, transform, (_SIDE_PX, _SIDE_PX), borderMode=cv2.BORDER_REPLICATE)


if __name__ == "__main__":
    sys.exit(main())

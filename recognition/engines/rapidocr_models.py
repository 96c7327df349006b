"""The one typed door to rapidocr-onnxruntime: its two networks, without its pipeline.

Its pipeline finds text before it reads and answers nothing on a plate that is already cut out; and it reads
with greedy decoding, so the probabilities that grammar and voting need are lost.
"""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from rapidocr_onnxruntime.ch_ppocr_det import TextDetector
from rapidocr_onnxruntime.ch_ppocr_rec import TextRecognizer

from recognition.opencv import Numbers
from recognition.plates import PlateRegion, Point

MODELS = Path(str(files("rapidocr_onnxruntime") / "models"))
# As in the package's own configuration, but for boxes drawn a little wider around the text (`unclip_ratio`).
DETECTION: dict[str, Any] = {
    "thresh": 0.3,
    "box_thresh": 0.5,
    "max_candidates": 100,
    "unclip_ratio": 1.6,
    "use_dilation": True,
    "score_mode": "fast",
}


class TextFinder:
    """The text detection network of PP-OCRv4."""

    def __init__(self, threads: int) -> None:
        settings = _session("ch_PP-OCRv4_det_infer.onnx", threads) | DETECTION
        self._detector: Any = TextDetector(settings)

    def find(self, prepared: Numbers, width: int, height: int) -> list[PlateRegion]:
        """Return the lines of text in a prepared picture (1 × 3 × h × w), in pixels of `width` × `height`."""
        likelihood = self._detector.infer(prepared)[0]
        boxes, scores = self._detector.postprocess_op(likelihood, (height, width))
        return [_region(box, float(score)) for box, score in zip(boxes, scores, strict=True)]


class TextReader:
    """The text recognition network of PP-OCRv4."""

    def __init__(self, threads: int) -> None:
        settings = _session("ch_PP-OCRv4_rec_infer.onnx", threads)
        self._recognizer: Any = TextRecognizer(
            {**settings, "rec_img_shape": [3, 48, 320], "rec_batch_num": 1}
        )

    @property
    def characters(self) -> Sequence[str]:
        """What each index stands for, the blank first."""
        return cast("Sequence[str]", self._recognizer.postprocess_op.character)

    def columns(self, prepared: Numbers) -> NDArray[np.float32]:
        """Return T × characters probabilities for a prepared line of text (1 × 3 × 48 × w)."""
        return cast("NDArray[np.float32]", self._recognizer.session(prepared)[0][0])


def _session(model: str, threads: int) -> dict[str, Any]:
    return {
        "model_path": str(MODELS / model),
        "use_cuda": False,
        "use_dml": False,
        "intra_op_num_threads": threads,
        "inter_op_num_threads": 1,
    }


def _region(box: Any, score: float) -> PlateRegion:
    top_left, top_right, bottom_right, bottom_left = (_point(corner) for corner in box)
    return PlateRegion((top_left, top_right, bottom_right, bottom_left), score)


def _point(corner: Any) -> Point:
    return float(corner[0]), float(corner[1])

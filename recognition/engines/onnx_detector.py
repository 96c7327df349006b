"""Our detector: finds plates of one and of two rows, with their four corners."""

from recognition.engines.onnx_models import OnnxModel
from recognition.engines.plate_peaks import plate_regions
from recognition.opencv import framed, scaled
from recognition.plates import Picture, PlateRegion

LEAST_SCORE = 0.4
MULTIPLE_PX = 32
"""The network halves its picture so often that both sides must be a multiple of this."""


class OnnxDetector:
    """Looks at pictures brought to a size: of its `longest_side_px`, but at most `greatest_scale` larger."""

    def __init__(self, model: OnnxModel, longest_side_px: int, greatest_scale: float = 1.0) -> None:
        self._model = model
        self._longest_side_px = longest_side_px
        self._greatest_scale = greatest_scale

    def detect(self, picture: Picture) -> list[PlateRegion]:
        """Return the regions of `picture` that are plates, the surest first."""
        height, width = picture.shape[:2]
        scale = min(self._greatest_scale, self._longest_side_px / max(height, width))
        seen_width, seen_height = max(1, round(width * scale)), max(1, round(height * scale))
        seen = scaled(picture, seen_width, seen_height)
        whole = framed(seen, 0, 0, -seen_width % MULTIPLE_PX, -seen_height % MULTIPLE_PX, stretched=False)
        scores, corners = self._model.answers(whole[None])
        return plate_regions(scores[0], corners[0], LEAST_SCORE, (seen_width / width, seen_height / height))

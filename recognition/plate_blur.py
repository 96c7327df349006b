"""Makes plates unreadable before a picture leaves the agent."""

import threading

from recognition.engine import Detector
from recognition.motion import MotionGate
from recognition.opencv import smear
from recognition.plates import BoundingBox, Picture

# While nothing moves the plates stand where they were; now and then is looked again all the same.
LOOK_EVERY_S = 2.0
# A plate that the detector misses for a moment stays covered where it was seen last.
COVERED_FOR_S = 3.0
# Around what was found, as shares of its sides: a plate goes on moving until the next look.
MARGIN = 0.25


class PlateBlur:
    """Covers the plates of one camera; `turn` is taken while the detector, which all share, works."""

    def __init__(self, detector: Detector, turn: threading.Lock) -> None:
        self._detector = detector
        self._turn = turn
        self._motion = MotionGate()
        self._seen: list[tuple[float, BoundingBox]] = []
        self._looked_at = -LOOK_EVERY_S

    def cover(self, picture: Picture, at: float) -> Picture:
        """Return `picture`, taken at `at` seconds, with all plates smeared. The picture itself is changed."""
        if self._motion.moved(picture) or at - self._looked_at >= LOOK_EVERY_S:
            self._looked_at = at
            with self._turn:
                found = self._detector.detect(picture)
            self._seen += [(at, region.box) for region in found]
        self._seen = [(seen_at, box) for seen_at, box in self._seen if at - seen_at <= COVERED_FOR_S]
        for _, box in self._seen:
            smear(picture, _grown(box))
        return picture


def _grown(box: BoundingBox) -> BoundingBox:
    wider, higher = round(box.w * MARGIN), round(box.h * MARGIN)
    return BoundingBox(box.x - wider, box.y - higher, box.w + 2 * wider, box.h + 2 * higher)

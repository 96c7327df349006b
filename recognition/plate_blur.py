"""Makes plates unreadable before a picture leaves the agent."""

import threading

from recognition.cutting_out import cut_out
from recognition.engine import Engine
from recognition.motion import MotionGate
from recognition.opencv import smear
from recognition.plates import BoundingBox, Picture, PlateRegion

# While nothing moves the plates stand where they were; now and then is looked again all the same.
LOOK_EVERY_S = 2.0
# A plate that the detector misses for a moment stays covered where it was seen last.
COVERED_FOR_S = 3.0
# Around what was found, as shares of its sides: a plate goes on moving until the next look.
MARGIN = 0.25


class PlateBlur:
    """Covers the plates of one camera; `turn` is taken while the engine, which all share, works."""

    def __init__(self, engine: Engine, turn: threading.Lock) -> None:
        self._engine = engine
        self._turn = turn
        self._motion = MotionGate()
        self._seen: list[tuple[float, BoundingBox]] = []
        self._looked_at = -LOOK_EVERY_S
        self._own = ""

    def cover(self, picture: Picture, at: float, own: str = "") -> Picture:
        """Return `picture`, taken at `at` seconds, with all plates smeared but the one that reads `own`.

        A plate that cannot be read, or is read otherwise, is smeared. The picture itself is changed.
        """
        if self._motion.moved(picture) or at - self._looked_at >= LOOK_EVERY_S or own != self._own:
            self._looked_at, self._own = at, own
            with self._turn:
                found = self._engine.detector.detect(picture)
                self._seen += [(at, region.box) for region in found if not self._is_own(picture, region)]
        self._seen = [(seen_at, box) for seen_at, box in self._seen if at - seen_at <= COVERED_FOR_S]
        for _, box in self._seen:
            smear(picture, _grown(box))
        return picture

    def _is_own(self, picture: Picture, region: PlateRegion) -> bool:
        if not self._own:
            return False
        read = self._engine.look_at_crop(cut_out(picture, region, self._engine.margins[0])).plates
        return any(plate.reading.text == self._own for plate in read)


def _grown(box: BoundingBox) -> BoundingBox:
    wider, higher = round(box.w * MARGIN), round(box.h * MARGIN)
    return BoundingBox(box.x - wider, box.y - higher, box.w + 2 * wider, box.h + 2 * higher)

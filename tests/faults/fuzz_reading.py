"""Damaged pictures of plates, read: `python -m tests.faults.fuzz_reading MINUTES [SEED]`.

Pictures of drawn plates (JPEG, PNG, BMP, WebP) are damaged as in `fuzz_pictures` and shown to our engine, as
scenes and as plates cut out. Whatever is raised that is not a named refusal is a finding. What is read
certainly in a scene and is not the plate that was drawn is counted: where damage has changed a character's
pixels the picture may indeed show another one. A gate greets on several frames that agree, never on one.
"""

import sys
import time
from collections import Counter

import cv2
import numpy as np

from recognition.engine import Engine
from recognition.engines.catalogue import make_engine
from recognition.opencv import UnreadablePicture, decode_picture
from recognition.plates import Look
from server.domain.plate import PlateColour
from server.region_files import load_numbering
from tests.fakes.drawn_scenes import drawn_plate
from tests.faults.fuzz_pictures import SEED, damaged

PLATES = {"京A12345": PlateColour.BLUE, "皖AD12345": PlateColour.GREEN, "粤B88K66": PlateColour.YELLOW}
ENDINGS = (".jpg", ".png", ".bmp", ".webp")
AROUND_PX = 60


class ReadingFuzz:
    """Counts what became of each damaged picture of a plate."""

    def __init__(self, engine: Engine, seed: int = SEED) -> None:
        self._rng = np.random.default_rng(seed)
        self._engine = engine
        self._sources = [
            (text, encoded) for text, colour in PLATES.items() for encoded in _encoded(text, colour)
        ]
        self.outcomes: Counter[str] = Counter()

    def run(self, seconds: float) -> None:
        """Go on for so long; the first finding is raised."""
        ends_at = time.monotonic() + seconds
        while time.monotonic() < ends_at:
            self.try_one()

    def try_one(self) -> None:
        """Damage one picture and show it to the engine."""
        text, encoded = self._sources[int(self._rng.integers(len(self._sources)))]
        try:
            picture = decode_picture(damaged(self._rng, encoded))
        except UnreadablePicture:
            self.outcomes["refused"] += 1
            return
        self._engine.look_at_crop(picture)
        self.outcomes[_outcome(text, self._engine.look(picture))] += 1


def _outcome(text: str, look: Look) -> str:
    certain = {plate.reading.text for plate in look.plates if plate.reading.certain}
    if certain - {text}:
        return "certain, but wrong"
    return "certain" if certain else "unsure" if look.plates else "nothing"


def _encoded(text: str, colour: PlateColour) -> list[bytes]:
    """Return a plate on a bare ground as a file of each kind."""
    plate = drawn_plate(text, colour, 40)
    scene = np.full((plate.shape[0] + 2 * AROUND_PX, plate.shape[1] + 2 * AROUND_PX, 3), 96, dtype=np.uint8)
    scene[AROUND_PX : AROUND_PX + plate.shape[0], AROUND_PX : AROUND_PX + plate.shape[1]] = plate
    return [cv2.imencode(ending, scene)[1].tobytes() for ending in ENDINGS]


def main() -> int:
    """Fuzz for the minutes given; 1 where something was read wrong for certain. A finding is raised."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    engine = make_engine("onnx", 1, thorough=False, regions=load_numbering())
    fuzz = ReadingFuzz(engine, int(sys.argv[2]) if len(sys.argv) > 2 else SEED)
    fuzz.run(minutes * 60)
    print(f"nothing raised in {minutes:g} minutes: {dict(sorted(fuzz.outcomes.items()))}")
    return int(fuzz.outcomes["certain, but wrong"] > 0)


if __name__ == "__main__":
    sys.exit(main())

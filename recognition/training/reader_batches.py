"""Batches of views for the reader, drawn while it trains."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recognition.training.drawn_plates import DrawnPlate, Hands, drawn_plate
from recognition.training.pictures import Picture
from recognition.training.plate_views import PlatePicture, drawn_view, outer_corners, real_view
from recognition.training.reader_samples import RealPlate, Sample, classes_of, evened_shares

BATCH = 64
"""How many samples are learnt from at once."""
REAL_SHARE = 0.42
"""Of the views, how many show a photographed plate."""
_DRAWN_KEPT = 4000
_REDRAWN_SHARE = 0.2
"""Drawing a plate costs more than viewing it: most views show one that was drawn before."""
_BACKDROP_HEIGHT_PX, _BACKDROP_WIDTH_PX = (20, 100), (60, 260)


@dataclass(frozen=True, slots=True)
class ViewSource:
    """An endless source of samples; the same seed gives the same samples."""

    real: Sequence[RealPlate]
    backdrops: Sequence[Picture]
    seed: int
    hands: Hands

    def batches(self, size: int) -> Iterator[list[Sample]]:
        """Yield batches of `size` samples without end."""
        rng = np.random.default_rng(self.seed)
        shares = evened_shares([plate.text for plate in self.real])
        drawn: list[DrawnPlate] = []
        while True:
            yield [self._sample(rng, shares, drawn) for _ in range(size)]

    def _sample(
        self, rng: np.random.Generator, shares: npt.NDArray[np.float64], drawn: list[DrawnPlate]
    ) -> Sample:
        if rng.random() < REAL_SHARE:
            real = self.real[int(rng.choice(len(self.real), p=shares))]
            return Sample(real_view(rng, real.picture), classes_of(real.text))
        plate = self._drawn(rng, drawn)
        picture = PlatePicture(plate.picture, outer_corners(plate.picture), plate.rows)
        return Sample(drawn_view(rng, picture, self._backdrop(rng)), classes_of(plate.text))

    def _drawn(self, rng: np.random.Generator, drawn: list[DrawnPlate]) -> DrawnPlate:
        """Return a new plate while few are kept and now and then, else one that was drawn before."""
        if rng.random() < max(_REDRAWN_SHARE, 1 - len(drawn) / _DRAWN_KEPT):
            plate = drawn_plate(rng, self.hands)
            if len(drawn) < _DRAWN_KEPT:
                drawn.append(plate)
            else:
                drawn[int(rng.integers(_DRAWN_KEPT))] = plate
            return plate
        return drawn[int(rng.integers(len(drawn)))]

    def _backdrop(self, rng: np.random.Generator) -> Picture:
        """Return a piece of any size of any backdrop."""
        picture = self.backdrops[int(rng.integers(len(self.backdrops)))]
        height, width = picture.shape[:2]
        tall, wide = int(rng.integers(*_BACKDROP_HEIGHT_PX)), int(rng.integers(*_BACKDROP_WIDTH_PX))
        top = int(rng.integers(0, max(1, height - tall)))
        left = int(rng.integers(0, max(1, width - wide)))
        return picture[top : top + tall, left : left + wide]

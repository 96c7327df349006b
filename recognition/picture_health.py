"""What is wrong with pictures that do arrive: always the same one, too dark, or all of one colour."""

from dataclasses import dataclass, field
from zlib import crc32

import numpy as np

from recognition.opencv import grey, shrink
from recognition.plates import Picture

FROZEN = "the picture is frozen: the camera sends the same one again and again"
DARK = "the picture is dark: check the lens and the light"
BLANK = "the picture is all of one colour: check the camera"

SAMPLE_WIDTH_PX, SAMPLE_HEIGHT_PX = 64, 36
# The uppermost and lowest rows, where cameras write their name and the time: bright under a covered lens too.
WRITING_ROWS = 4
# A street at night with one lamp in it stays above; a covered lens does not.
DARK_LEVEL = 32
# The brightest cells: so many of a hundred must be bright for a picture to show anything.
BRIGHT_PERCENTILE = 99.0
# Averaged over a cell, noise stays below; the plainest wall under one lamp is above.
LEAST_CONTRAST = 2.0


@dataclass(slots=True)
class PictureHealth:
    """Follows one camera. A trouble is told when it has lasted; the first good picture ends it.

    A sensor's noise changes every picture, and a compressed one at each key frame (every 1 to 10 seconds),
    so that equal pictures for `frozen_after_s` are none that a sensor made.
    """

    frozen_after_s: float = 30.0
    unusable_after_s: float = 10.0
    _fingerprint: int | None = field(default=None)
    _same_since: float = field(default=0.0)
    _unusable_since: float | None = field(default=None)

    def trouble(self, at: float, picture: Picture) -> str:
        """Take in a picture of `at` (seconds of a steady clock) and return what is wrong, or nothing."""
        unusable = unusable_because(picture)
        if not unusable:
            self._unusable_since = None
        elif self._unusable_since is None:
            self._unusable_since = at
        fingerprint = crc32(np.ascontiguousarray(picture).data)
        if fingerprint != self._fingerprint:
            self._fingerprint, self._same_since = fingerprint, at
        if self._unusable_since is not None and at - self._unusable_since >= self.unusable_after_s:
            return unusable
        return FROZEN if at - self._same_since >= self.frozen_after_s else ""

    def interrupted(self) -> None:
        """Take note that no pictures came for a while: time without any makes none frozen or dark."""
        self._fingerprint = self._unusable_since = None


def unusable_because(picture: Picture) -> str:
    """Return why nothing can be made out in `picture`, or nothing."""
    sample = grey(shrink(picture, SAMPLE_WIDTH_PX, SAMPLE_HEIGHT_PX))[WRITING_ROWS:-WRITING_ROWS]
    if float(np.percentile(sample, BRIGHT_PERCENTILE)) < DARK_LEVEL:
        return DARK
    return BLANK if float(sample.std()) < LEAST_CONTRAST else ""

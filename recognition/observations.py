"""A plate seen in one frame, and how its place in the picture compares with another one's."""

from dataclasses import dataclass
from datetime import datetime
from math import hypot

from recognition.plates import BoundingBox, DetectedPlate, PlateReading
from recognition.sharpness import clarity
from recognition.voting import Vote
from server.contract.sightings import Movement

LEGIBLE = 0.3
# Towards or away: so much wider or narrower, or moved down or up by so many of its heights.
TELLING_GROWTH = 1.15
TELLING_DROP = 1.5
# A plate moves by so many of its widths at most from one look to the next, and by so many more each second.
REACH_WIDTHS = 1.0
REACH_WIDTHS_A_SECOND = 4.0
GROWTH_A_SECOND = 3.0


@dataclass(frozen=True, slots=True)
class Observation:
    """A plate seen in one frame: `at` in seconds of a steady clock, the others aware UTC."""

    at: float
    captured_at: datetime
    looked_at: datetime
    read_at: datetime
    plate: DetectedPlate
    clarity: float = 1.0

    @property
    def vote(self) -> Vote:
        """What it counts in the fusion."""
        return Vote(self.plate.reading, self.clarity)


def is_legible(reading: PlateReading) -> bool:
    """Tell whether a reading is a plate of the shop's regions with one illegible character at most."""
    clear = sum(choices[0][1] >= LEGIBLE for choices in reading.characters)
    return reading.kind is not None and clear >= len(reading.characters) - 1


def observed(
    at: float, captured_at: datetime, looked_at: datetime, read_at: datetime, plate: DetectedPlate
) -> Observation:
    """Return the observation of `plate`, weighed by how sharp and how large it is."""
    return Observation(at, captured_at, looked_at, read_at, plate, clarity(plate.crop, plate.box.h))


def movement(first: BoundingBox, last: BoundingBox) -> Movement | None:
    """Return how a plate moved from one place to another; None where it hardly did."""
    growth = last.w / max(1, first.w)
    if growth >= TELLING_GROWTH:
        return "towards"
    if growth <= 1 / TELLING_GROWTH:
        return "away"
    drop = (_middle(last)[1] - _middle(first)[1]) / max(1, first.h, last.h)
    if abs(drop) < TELLING_DROP:
        return None
    return "towards" if drop > 0 else "away"


def within_reach(before: Observation, after: Observation) -> bool:
    """Tell whether one plate can have moved from the one place to the other in the time between."""
    seconds = abs(after.at - before.at)
    old, new = before.plate.box, after.plate.box
    growth = max(old.w, new.w) / max(1, min(old.w, new.w))
    reach = (REACH_WIDTHS + REACH_WIDTHS_A_SECOND * seconds) * max(old.w, new.w)
    return distance(old, new) <= reach and growth <= TELLING_GROWTH + GROWTH_A_SECOND * seconds


def distance(first: BoundingBox, second: BoundingBox) -> float:
    """Return how far the middles of two boxes are apart, in pixels."""
    (ax, ay), (bx, by) = _middle(first), _middle(second)
    return hypot(ax - bx, ay - by)


def _middle(box: BoundingBox) -> tuple[float, float]:
    return box.x + box.w / 2, box.y + box.h / 2

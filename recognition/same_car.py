"""Which plate of a frame belongs to which car that is followed: by its text, and by its place."""

from collections.abc import Sequence
from typing import NamedTuple

from recognition.followed_car import FollowedCar
from recognition.observations import Observation, distance, within_reach
from recognition.plates import PlateReading

# Readings of one car differ by so many characters at most, unless both are certain.
MOST_MISREAD = 2
# A reading as weak as this says little: where its plate overlaps the place at which that of a car was seen
# last, shortly before, it is that car's.
WEAK = 0.5
STAYED_OVERLAP = 0.3
STAYED_WITHIN_S = 1.0

Pair = tuple[FollowedCar, Observation]


class _Likeness(NamedTuple):
    """How well a plate fits a car, less being better: first by what it says, then by how far it is."""

    misread: int
    distance_px: float


def pair_up(cars: Sequence[FollowedCar], seen: Sequence[Observation]) -> list[Pair]:
    """Return which car each plate of one frame is of: a car has one plate, a plate one car.

    The likeliest pairs go first, so that the order of `cars` and `seen` decides between equals alone.
    """
    candidates = [(car, plate, _likeness(car, plate)) for car in cars for plate in seen]
    likely = [(likeness, car, plate) for car, plate, likeness in candidates if likeness is not None]
    pairs: list[Pair] = []
    for _, car, plate in sorted(likely, key=lambda found: found[0]):
        if all(car is not other and plate is not taken for other, taken in pairs):
            pairs.append((car, plate))
    return pairs


def _likeness(car: FollowedCar, seen: Observation) -> _Likeness | None:
    """Return how well a plate fits a car; None where it is another one's."""
    known, reading = car.fused.reading, seen.plate.reading
    misread = edit_distance(known.text, reading.text)
    alike = misread <= MOST_MISREAD and not (known.certain and reading.certain)
    if misread == 0 or (alike and within_reach(car.last, seen)) or _stayed(car, seen):
        return _Likeness(misread, distance(car.last.plate.box, seen.plate.box))
    return None


def _stayed(car: FollowedCar, seen: Observation) -> bool:
    if not (_is_weak(car.fused.reading) or _is_weak(seen.plate.reading)):
        return False
    shortly = seen.at - car.seen_at <= STAYED_WITHIN_S
    return shortly and same_place(car.last, seen)


def _is_weak(reading: PlateReading) -> bool:
    return reading.confidence < WEAK


def same_place(first: Observation, second: Observation) -> bool:
    """Tell whether two plates overlap so much that only one of them can be there."""
    return first.plate.box.overlap(second.plate.box) >= STAYED_OVERLAP


def replaces(seen: Observation, car: FollowedCar) -> bool:
    """Tell whether a plate almost like that of `car` stands where it was a moment ago."""
    shortly = seen.at - car.seen_at <= STAYED_WITHIN_S
    misread = edit_distance(car.fused.reading.text, seen.plate.reading.text)
    return shortly and misread <= MOST_MISREAD and same_place(car.last, seen)


def edit_distance(first: str, second: str) -> int:
    """Return how many characters to change, add or leave out to make `second` of `first`."""
    row = list(range(len(second) + 1))
    for index, character in enumerate(first, start=1):
        corner, row[0] = row[0], index
        for place, other in enumerate(second, start=1):
            corner, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, corner + (character != other)),
            )
    return row[-1]

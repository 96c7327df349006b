"""Several frames of one car, fused into one reading: by probability, and by whether the frames agree."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from recognition.grammar import CHOICES_KEPT, LEAST_CHOICE, Certainty
from recognition.plates import NOTHING_READ, CharacterLattice, Choice, PlateReading
from server.domain.plate import PlateColour, PlateKind

AGREEING_FRAMES = 3
# Of frames that are certain each by itself fewer will do: on a busy computer there may be no third.
AGREEING_CERTAIN_FRAMES = 2
AGREEING_SHARE = 2 / 3
# A frame without any belief still counts a little: that many plates lack a legible province.
LEAST_WEIGHT = 0.01

_Shape = tuple[PlateKind | None, int]


@dataclass(frozen=True, slots=True)
class FusedReading:
    """What the frames say together, how many there were, and how many of them say just this."""

    reading: PlateReading
    frames: int
    supporters: int
    agreed: bool


def fuse(readings: Sequence[PlateReading]) -> FusedReading:
    """Fuse the readings of one car; their order does not matter.

    The format with the most weight wins, then each position is the mean of that format's frames, weighted
    by how sure each frame is: a blurred frame cannot outvote a sharp one, nor one sharp frame two as sharp.
    Frames agree when at least `AGREEING_FRAMES` say the fused text (`AGREEING_CERTAIN_FRAMES` that are
    certain) and hold `AGREEING_SHARE` of the weight.
    """
    shown = [reading for reading in readings if reading.text]
    if not shown:
        return FusedReading(NOTHING_READ, len(readings), 0, agreed=False)
    alike = _heaviest_shape(shown)
    lattice = _mean_lattice(alike)
    text = "".join(choices[0][0] for choices in lattice)
    supporters = [reading for reading in shown if reading.text == text]
    agreed = _are_enough(supporters) and _weigh(supporters) >= AGREEING_SHARE * _weigh(shown)
    confidences = [choices[0][1] for choices in lattice]
    kind = alike[0].kind
    certain = agreed and kind is not None and Certainty().holds(confidences)
    fused = PlateReading(text, kind, _commonest_colour(alike), lattice, min(confidences), certain)
    return FusedReading(fused, len(readings), len(supporters), agreed)


def _weight(reading: PlateReading) -> float:
    # Squared, so that the frames of a car still far away do not hold back the sharp ones that follow.
    return max(LEAST_WEIGHT, reading.confidence**2)


def _weigh(readings: Sequence[PlateReading]) -> float:
    # fsum, unlike sum, does not depend on the order.
    return fsum(_weight(reading) for reading in readings)


def _are_enough(supporters: Sequence[PlateReading]) -> bool:
    certain = sum(reading.certain for reading in supporters)
    return len(supporters) >= AGREEING_FRAMES or certain >= AGREEING_CERTAIN_FRAMES


def _heaviest_shape(readings: Sequence[PlateReading]) -> list[PlateReading]:
    shapes: dict[_Shape, list[PlateReading]] = {}
    for reading in readings:
        shapes.setdefault((reading.kind, len(reading.text)), []).append(reading)
    heaviest = max(shapes, key=lambda shape: (_weigh(shapes[shape]), shape[0] or "", shape[1]))
    return shapes[heaviest]


def _mean_lattice(readings: Sequence[PlateReading]) -> CharacterLattice:
    total = _weigh(readings)
    return tuple(
        _mean_choices([(reading, reading.characters[position]) for reading in readings], total)
        for position in range(len(readings[0].characters))
    )


def _mean_choices(
    votes: Sequence[tuple[PlateReading, tuple[Choice, ...]]], total: float
) -> tuple[Choice, ...]:
    shares: dict[str, list[float]] = {}
    for reading, choices in votes:
        for character, probability in choices:
            shares.setdefault(character, []).append(_weight(reading) * probability)
    means = {character: round(fsum(share) / total, 4) for character, share in shares.items()}
    ranked = sorted(means.items(), key=lambda choice: (-choice[1], choice[0]))[:CHOICES_KEPT]
    return (ranked[0], *(choice for choice in ranked[1:] if choice[1] >= LEAST_CHOICE))


def _commonest_colour(readings: Sequence[PlateReading]) -> PlateColour | None:
    seen = [reading.colour for reading in readings if reading.colour is not None]
    return max(sorted(set(seen)), key=seen.count) if seen else None

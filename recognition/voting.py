"""Several frames of one car, fused into one reading: by probability, and by whether the frames agree."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from recognition.character_runs import CHOICES_KEPT, LEAST_CHOICE
from recognition.grammar import LATIN_CERTAINTY, Certainty
from recognition.plates import NOTHING_READ, CharacterLattice, Choice, PlateReading
from server.domain.plate import PlateColour, PlateKind

AGREEING_FRAMES = 3
# Of frames that are certain each by itself fewer will do: on a busy computer there may be no third.
AGREEING_CERTAIN_FRAMES = 2
AGREEING_SHARE = 2 / 3
# A frame without any belief still counts a little: many plates lack a legible province.
LEAST_WEIGHT = 0.01

_Shape = tuple[PlateKind | None, int]


@dataclass(frozen=True, slots=True)
class Vote:
    """What one frame says, and how clear its picture is (0 to 1)."""

    reading: PlateReading
    clarity: float = 1.0

    @property
    def weight(self) -> float:
        """How much it counts: how sure it is, squared, times how clear its picture is.

        Squared, so that the frames of a car still far away do not hold back the sharp ones that follow.
        """
        return max(LEAST_WEIGHT, self.reading.confidence**2 * self.clarity)


@dataclass(frozen=True, slots=True)
class FusedReading:
    """What the frames say together, how many there were, and how many of them say just this."""

    reading: PlateReading
    frames: int
    supporters: int
    agreed: bool


def fuse(votes: Sequence[Vote]) -> FusedReading:
    """Fuse the frames of one car; their order does not matter.

    The format with the most weight wins, then each position is the mean of that format's frames, weighted
    by how sure and how clear each frame is: a blurred frame cannot outvote a sharp one, nor one sharp frame
    two as sharp. Frames agree when at least `AGREEING_FRAMES` say the fused text (`AGREEING_CERTAIN_FRAMES`
    that are certain) and hold `AGREEING_SHARE` of the weight.
    """
    shown = [vote for vote in votes if vote.reading.text]
    if not shown:
        return FusedReading(NOTHING_READ, len(votes), 0, agreed=False)
    alike = _heaviest_shape(shown)
    lattice = _mean_lattice(alike)
    text = "".join(choices[0][0] for choices in lattice)
    supporters = [vote for vote in shown if vote.reading.text == text]
    agreed = _are_enough(supporters) and _weigh(supporters) >= AGREEING_SHARE * _weigh(shown)
    confidences = [choices[0][1] for choices in lattice]
    kind = alike[0].reading.kind
    needed = LATIN_CERTAINTY if kind is PlateKind.LATIN else Certainty()
    certain = agreed and kind is not None and needed.holds(confidences, text)
    fused = PlateReading(text, kind, _commonest_colour(alike), lattice, min(confidences), certain)
    return FusedReading(fused, len(votes), len(supporters), agreed)


def _weigh(votes: Sequence[Vote]) -> float:
    # fsum, unlike sum, does not depend on the order.
    return fsum(vote.weight for vote in votes)


def _are_enough(supporters: Sequence[Vote]) -> bool:
    certain = sum(vote.reading.certain for vote in supporters)
    return len(supporters) >= AGREEING_FRAMES or certain >= AGREEING_CERTAIN_FRAMES


def _heaviest_shape(votes: Sequence[Vote]) -> list[Vote]:
    shapes: dict[_Shape, list[Vote]] = {}
    for vote in votes:
        shapes.setdefault((vote.reading.kind, len(vote.reading.text)), []).append(vote)
    heaviest = max(shapes, key=lambda shape: (_weigh(shapes[shape]), shape[0] or "", shape[1]))
    return shapes[heaviest]


def _mean_lattice(votes: Sequence[Vote]) -> CharacterLattice:
    total = _weigh(votes)
    return tuple(
        _mean_choices([(vote.weight, vote.reading.characters[position]) for vote in votes], total)
        for position in range(len(votes[0].reading.characters))
    )


def _mean_choices(votes: Sequence[tuple[float, tuple[Choice, ...]]], total: float) -> tuple[Choice, ...]:
    shares: dict[str, list[float]] = {}
    for weight, choices in votes:
        for character, probability in choices:
            shares.setdefault(character, []).append(weight * probability)
    means = {character: round(fsum(share) / total, 4) for character, share in shares.items()}
    ranked = sorted(means.items(), key=lambda choice: (-choice[1], choice[0]))[:CHOICES_KEPT]
    return (ranked[0], *(choice for choice in ranked[1:] if choice[1] >= LEAST_CHOICE))


def _commonest_colour(votes: Sequence[Vote]) -> PlateColour | None:
    seen = [vote.reading.colour for vote in votes if vote.reading.colour is not None]
    return max(sorted(set(seen)), key=seen.count) if seen else None

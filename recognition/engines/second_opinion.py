"""A second opinion: where our reader is not certain another is asked, and both lattices are weighed.

The weights are measured, not chosen: see `docs/decisions/009-engines.md`.
"""

from collections.abc import Callable
from dataclasses import replace

from recognition.engine import Engine, Reader
from recognition.grammar import LATIN_CERTAINTY, Certainty
from recognition.lattice_pool import UNLISTED, pooled_choices
from recognition.plates import CharacterLattice, Choice, Picture, PlateReading
from server.domain.plate import PlateKind

OWN_WEIGHT, OTHER_WEIGHT = 0.6, 0.4
"""Exponents of the two probabilities: those with the least logarithmic loss on plates of the training
pictures that neither network was trained on, seen small and blurred."""
DISPUTED = 0.8
"""The most that a character is believed which the two read differently: less than any that is certain."""
CONCURRING = 0.8
"""What ours must believe of every character before another's certainty can make it certain."""


class SecondOpinionReader:
    """Asks `second` where `first` has a plate but is not certain of it; it is made when first needed."""

    def __init__(self, first: Reader, second: Callable[[], Reader]) -> None:
        self._first = first
        self._make_second = second
        self._second: Reader | None = None

    def read(self, plate: Picture) -> PlateReading:
        """Return what the first reader says, weighed with the second's opinion if it was asked."""
        own = self._first.read(plate)
        if own.certain or not own.text:
            return own
        if self._second is None:
            self._second = self._make_second()
        return weighed(own, self._second.read(plate))


def with_second_opinion(engine: Engine, second: Callable[[], Reader]) -> Engine:
    """Return `engine`, whose last look at a doubtful plate asks `second`, too: nothing reads that over."""
    if engine.again is None:
        return replace(engine, reader=SecondOpinionReader(engine.reader, second))
    return replace(engine, again=SecondOpinionReader(engine.again, second))


def weighed(own: PlateReading, other: PlateReading) -> PlateReading:
    """Return one reading of both: certain only where both say the same and `other` is certain by itself."""
    if (own.kind, len(own.text)) != (other.kind, len(other.text)):
        return _likelier(own, other)
    pairs = zip(own.characters, other.characters, strict=True)
    lattice: CharacterLattice = tuple(_pooled(first, second) for first, second in pairs)
    text = "".join(choices[0][0] for choices in lattice)
    confidences = [choices[0][1] for choices in lattice]
    certainty = LATIN_CERTAINTY if own.kind is PlateKind.LATIN else Certainty()
    agreed = own.text == other.text and other.certain and own.confidence >= CONCURRING
    certain = agreed and certainty.holds(confidences, text)
    return PlateReading(text, own.kind, own.colour, lattice, min(confidences), certain)


def _likelier(own: PlateReading, other: PlateReading) -> PlateReading:
    """Choose between two readings that cannot be laid over each other.

    Of Chinese plates the other reader then read 2 in 100 right, ours 50; so it counts only where ours found
    no format, or where both found Latin ones.
    """
    comparable = own.kind is other.kind is PlateKind.LATIN
    better = other.confidence > own.confidence if comparable else own.kind is None and other.kind is not None
    if not better:
        return replace(own, certain=False)
    lattice = tuple(_at_most(DISPUTED, choices) for choices in other.characters)
    return replace(
        other, characters=lattice, confidence=min(choices[0][1] for choices in lattice), certain=False
    )


def _pooled(own: tuple[Choice, ...], other: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Return both distributions as one; a character that they dispute is not believed too much."""
    together = pooled_choices((own, other), (OWN_WEIGHT, OTHER_WEIGHT))
    return together if own[0][0] == other[0][0] else _at_most(DISPUTED, together)


def _at_most(limit: float, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    factor = min(1.0, limit / max(choices[0][1], UNLISTED))
    return tuple((character, round(share * factor, 4)) for character, share in choices)

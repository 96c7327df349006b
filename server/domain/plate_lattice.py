"""What a read may mean: the texts that a lattice of characters can spell, and how well each fits it."""

import heapq
import math
from collections.abc import Iterator
from itertools import islice

from server.domain.plate import FORMATS, PlateFormat
from server.domain.records import Lattice

UNSEEN = 1e-4
"""The probability of a character that the reader did not even list."""


def spellings(lattice: Lattice, most: int = 40) -> list[tuple[str, float]]:
    """Return the likeliest texts that are plates, with their probability, best first."""
    by_format = [list(islice(_by_odds(_within(lattice, form)), most)) for form in FORMATS]
    best = {text: odds for found in by_format for text, odds in found}
    return sorted(best.items(), key=lambda spelling: (-spelling[1], spelling[0]))[:most]


def fit(text: str, lattice: Lattice) -> float:
    """Return how probable `text` is by the lattice; 0 where the number of characters differs."""
    if len(text) != len(lattice):
        return 0.0
    return math.prod(_choice(character, choices) for character, choices in zip(text, lattice, strict=True))


def least_confidence(text: str, lattice: Lattice) -> float:
    """Return the least probability of any one character of `text`; 0 where the length differs."""
    if len(text) != len(lattice) or not text:
        return 0.0
    return min(_choice(character, choices) for character, choices in zip(text, lattice, strict=True))


def _choice(character: str, choices: tuple[tuple[str, float], ...]) -> float:
    return max((odds for listed, odds in choices if listed == character), default=UNSEEN)


def _within(lattice: Lattice, form: PlateFormat) -> Lattice:
    """Keep of each position what the format allows there; empty where the lattice cannot be of it."""
    if len(lattice) != form.length:
        return ()
    kept = tuple(
        tuple(sorted((choice for choice in choices if choice[0] in allowed), key=lambda choice: -choice[1]))
        for choices, allowed in zip(lattice, form.positions, strict=True)
    )
    return kept if all(kept) else ()


def _by_odds(lattice: Lattice) -> Iterator[tuple[str, float]]:
    """Yield texts by falling probability: always the best of those one step from the ones yielded."""
    best = tuple(0 for _ in lattice)
    frontier = [(-_odds(lattice, best), best)] if lattice else []
    seen = {best}
    while frontier:
        negative, picks = heapq.heappop(frontier)
        yield "".join(lattice[place][pick][0] for place, pick in enumerate(picks)), -negative
        for place, pick in enumerate(picks):
            further = (*picks[:place], pick + 1, *picks[place + 1 :])
            if pick + 1 < len(lattice[place]) and further not in seen:
                seen.add(further)
                heapq.heappush(frontier, (-_odds(lattice, further), further))


def _odds(lattice: Lattice, picks: tuple[int, ...]) -> float:
    return math.prod(lattice[place][pick][1] for place, pick in enumerate(picks))

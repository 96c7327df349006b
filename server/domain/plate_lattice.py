"""What a read may mean: the texts that a lattice of characters can spell, and how well each fits it.

A reader's figures are no probabilities yet: one network is surer than it is right, frames that agree are less
sure than they are right together, and any reader takes one character for another now and then. `believed`
makes likelihoods of them; all else here works with those.
"""

import heapq
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from server.domain.plate_region import PlateFormat
from server.domain.records import Lattice

UNLISTED = 30
"""Characters that a position could hold and that the reader did not list, of about 34."""


@dataclass(frozen=True, slots=True)
class Trust:
    """How far a reader's probabilities are believed.

    `temper` is the power to which they are raised: below 1 doubt grows. `misread` is how often a character
    that the reader is sure of is another one.
    """

    temper: float
    misread: float


@dataclass(frozen=True, slots=True)
class Character:
    """One position: how probable each listed character is, and each one that is not listed."""

    listed: tuple[tuple[str, float], ...]
    unlisted: float

    def odds(self, character: str) -> float:
        """Return how probable it is that this character stands here."""
        return max((odds for listed, odds in self.listed if listed == character), default=self.unlisted)


Belief = tuple[Character, ...]


def believed(lattice: Lattice, trust: Trust) -> Belief:
    """Return what may stand at each position; over all characters that adds up to one."""
    return tuple(_believed(choices, trust) for choices in lattice)


def _believed(choices: tuple[tuple[str, float], ...], trust: Trust) -> Character:
    rest = max(0.0, 1.0 - sum(odds for _, odds in choices))
    raised = [(character, odds**trust.temper) for character, odds in choices]
    raised_rest = rest**trust.temper if rest else 0.0
    total = sum(odds for _, odds in raised) + raised_rest
    share = (1.0 - trust.misread) / total if total else 0.0
    stray = trust.misread / (UNLISTED + len(choices))
    listed = tuple((character, share * odds + stray) for character, odds in raised)
    return Character(listed, share * raised_rest / UNLISTED + stray)


def spellings(belief: Belief, formats: Sequence[PlateFormat], most: int = 40) -> list[tuple[str, float]]:
    """Return the likeliest texts that `formats` allow, with their probability, best first."""
    by_format = [list(islice(_by_odds(_within(belief, form)), most)) for form in formats]
    best = {text: odds for found in by_format for text, odds in found}
    return sorted(best.items(), key=lambda spelling: (-spelling[1], spelling[0]))[:most]


def fit(text: str, belief: Belief) -> float:
    """Return how probable `text` is; 0 where the number of characters differs."""
    if len(text) != len(belief):
        return 0.0
    return math.prod(position.odds(character) for character, position in zip(text, belief, strict=True))


def confidences(text: str, lattice: Lattice) -> list[float]:
    """Return what the reader itself gives each character of `text`: 0 where it does not list it."""
    return [dict(choices).get(character, 0.0) for character, choices in zip(text, lattice, strict=True)]


def _within(belief: Belief, form: PlateFormat) -> Lattice:
    """Keep of each position what the format allows there; empty where the read cannot be of it."""
    if len(belief) != form.length:
        return ()
    kept = tuple(
        tuple(
            sorted((found for found in position.listed if found[0] in allowed), key=lambda found: -found[1])
        )
        for position, allowed in zip(belief, form.positions, strict=True)
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

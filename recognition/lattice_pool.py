"""Several lattices of one plate made one: each position's probabilities are multiplied, by weight."""

import math
from collections.abc import Sequence

from recognition.character_runs import CHOICES_KEPT, LEAST_CHOICE
from recognition.plates import CharacterLattice, Choice

UNLISTED = 1e-4
"""The probability of a character that a lattice does not even list."""
_ELSE = ""


def pooled(lattices: Sequence[CharacterLattice], weights: Sequence[float]) -> CharacterLattice:
    """Return the weighted geometric mean of lattices of one length; `weights` add up to 1."""
    return tuple(pooled_choices(choices, weights) for choices in zip(*lattices, strict=True))


def pooled_choices(several: Sequence[tuple[Choice, ...]], weights: Sequence[float]) -> tuple[Choice, ...]:
    """Return the mean of one position's distributions; what none lists is a choice of its own."""
    shares = [_whole(choices) for choices in several]
    odds = {
        character: math.prod(
            share.get(character, UNLISTED) ** weight for share, weight in zip(shares, weights, strict=True)
        )
        for character in {character for share in shares for character in share}
    }
    total = sum(odds.values())
    ranked = sorted(
        ((character, round(share / total, 4)) for character, share in odds.items() if character != _ELSE),
        key=lambda choice: (-choice[1], choice[0]),
    )
    return (ranked[0], *(choice for choice in ranked[1:CHOICES_KEPT] if choice[1] >= LEAST_CHOICE))


def _whole(choices: tuple[Choice, ...]) -> dict[str, float]:
    """Return the choices with what they leave open, none of them impossible."""
    shares = {character: max(share, UNLISTED) for character, share in choices}
    return shares | {_ELSE: max(UNLISTED, 1.0 - sum(shares.values()))}

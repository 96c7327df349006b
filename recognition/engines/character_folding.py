"""Networks for any text know thousands of characters: what of theirs counts as which character of a plate."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recognition.alignment import BLANK, READING_ALPHABET
from recognition.plates import Columns

SEPARATORS = " ·•.-：:。，,_'’\"`|~"


@dataclass(frozen=True, slots=True)
class CharacterFolding:
    """Which of a network's characters count on a plate, and the matrix that adds them up."""

    kept: NDArray[np.intp]
    matrix: NDArray[np.float32]

    def fold(self, columns: Columns) -> Columns:
        """Return T × (1 + the reading alphabet) of T × the network's characters."""
        folded: Columns = columns[:, self.kept] @ self.matrix
        return folded


def character_folding(characters: Sequence[str]) -> CharacterFolding:
    """Return the folding of a network's `characters`, of which the first is the blank.

    Small letters count as capitals; the dot after the letter, and what it is taken for, as nothing.
    """
    places = {character: 1 + index for index, character in enumerate(READING_ALPHABET)}
    places |= dict.fromkeys(SEPARATORS, BLANK)
    targets = [BLANK, *(places.get(character.upper(), -1) for character in characters[1:])]
    kept = [index for index, target in enumerate(targets) if target >= 0]
    matrix = np.zeros((len(kept), 1 + len(READING_ALPHABET)), dtype=np.float32)
    matrix[np.arange(len(kept)), [targets[index] for index in kept]] = 1.0
    return CharacterFolding(np.array(kept, dtype=np.intp), matrix)

"""What a reading network sees most of all, column by column: runs of one character, without any grammar."""

from dataclasses import dataclass

import numpy as np

from recognition.alignment import BLANK, READING_ALPHABET, Flags
from recognition.plates import CharacterLattice, Columns

CHOICES_KEPT = 5
LEAST_CHOICE = 0.001
UNKNOWN = "?"
"""Stands for a character that no plate has."""


@dataclass(frozen=True, slots=True)
class CharacterRuns:
    """The text as it stands, `UNKNOWN` in it where need be, and each character's clearest column."""

    text: str
    peaks: tuple[int, ...]


def unknown_columns(columns: Columns) -> Flags:
    """Tell of each column whether what its row lacks to 1, characters that no plate has, is likeliest."""
    unknown: Flags = 1.0 - columns.sum(axis=1) > columns.max(axis=1)
    return unknown


def character_runs(columns: Columns, unknown: Flags) -> CharacterRuns:
    """Return each run of columns with the same likeliest character; blanks part equal ones."""
    likeliest = np.where(unknown, len(READING_ALPHABET) + 1, columns.argmax(axis=1)).tolist()
    strengths = columns.max(axis=1).tolist()
    characters: list[str] = []
    peaks: list[int] = []
    before = BLANK
    for place, (index, strength) in enumerate(zip(likeliest, strengths, strict=True)):
        if index != BLANK and index != before:
            characters.append(_LEGEND[index])
            peaks.append(place)
        elif index != BLANK and strength > strengths[peaks[-1]]:
            peaks[-1] = place
        before = index
    return CharacterRuns("".join(characters), tuple(peaks))


_LEGEND = f" {READING_ALPHABET}{UNKNOWN}"


def lattice_at(columns: Columns, peaks: tuple[int, ...]) -> CharacterLattice:
    """Return the likeliest characters at each of `peaks`."""
    return lattice_of(columns[list(peaks), 1:])


def lattice_of(seen: Columns) -> CharacterLattice:
    """Return the likeliest characters of each position, best first; `seen` is positions × alphabet.

    One at least, however improbable; at most `CHOICES_KEPT`, and none below `LEAST_CHOICE`. What is negative
    may not stand there.
    """
    best = np.argsort(seen, axis=1, kind="stable")[:, : -CHOICES_KEPT - 1 : -1]
    odds = np.maximum(np.take_along_axis(seen, best, axis=1), 0.0).tolist()
    return tuple(
        tuple(
            (READING_ALPHABET[index], round(probability, 4))
            for rank, (index, probability) in enumerate(zip(indexes, probabilities, strict=True))
            if rank == 0 or probability >= LEAST_CHOICE
        )
        for indexes, probabilities in zip(best.tolist(), odds, strict=True)
    )

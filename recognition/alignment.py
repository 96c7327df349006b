"""The likeliest alignment of a reading network's columns with plate formats (Viterbi over all at once).

A path walks from "before the first character" through position 0, an optional gap, position 1 … to the end
of its format. Two equal characters in a row need a gap between them, as the network was trained.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recognition.plates import Columns
from server.domain.plate import ALPHABET

READING_ALPHABET = ALPHABET + "I"
"""Every character that a column may hold: those of plates, and I, which only foreign plates have."""

BLANK = 0
LEAST_PROBABILITY = 1e-6
# A character that no column holds with this probability is on no path that is worth following.
LEAST_SEEN = 1e-4

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indexes = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which format (a row of the table) fits best, the columns `[begin, end)` of each of its positions."""

    row: int
    score: float
    spans: tuple[tuple[int, int], ...]


def align_to_formats(
    columns: Columns, allowed: Flags, lengths: Indexes, handicaps: Numbers
) -> Alignment | None:
    """Return the best path through any format.

    `allowed` (formats × positions × alphabet) tells what may stand where, `lengths` how many positions each
    format has; `handicaps` are added to the formats' log probabilities. None where no path leads to an end.
    """
    seen = np.flatnonzero(columns[:, 1:].max(axis=0) >= LEAST_SEEN)
    logs = np.log(np.maximum(columns[:, [BLANK, *(seen + 1)]], LEAST_PROBABILITY)).astype(np.float64)
    paths = _Paths(allowed[:, :, seen])
    for column in logs:
        paths.step(float(column[0]), column[1:])
    scores = paths.scores(lengths) + handicaps
    row = int(scores.argmax())
    if not np.isfinite(scores[row]):
        return None
    return Alignment(row, float(scores[row]), paths.walk_back(row, int(lengths[row]), len(logs)))


class _Paths:
    """The best path into every state, column by column, with what is needed to walk back."""

    def __init__(self, allowed: Flags) -> None:
        formats, longest, size = allowed.shape
        self.characters: Numbers = np.full((formats, longest, size), -np.inf)
        self.gaps: Numbers = np.full((formats, longest + 1), -np.inf)
        self.gaps[:, 0] = 0.0
        self.barred: Numbers = np.where(allowed, 0.0, -np.inf)
        self.entered: list[Flags] = []
        self.entered_from_gap: list[Flags] = []
        self.before: list[Indexes] = []
        self.gap_entered: list[Flags] = []
        self.best: list[Indexes] = []

    def step(self, blank: float, emitted: Numbers) -> None:
        """Take in one column: log probabilities of the blank and of each character."""
        best, previous, previous_index = _best_different(self.characters)
        from_gap = self.gaps[:, :-1, None]
        enter = np.maximum(from_gap, previous)
        stays = self.characters >= enter
        self.entered.append(~stays)
        self.entered_from_gap.append(from_gap >= previous)
        self.before.append(previous_index)
        leaving = np.max(self.characters, axis=2)
        arrives = np.zeros(self.gaps.shape, dtype=bool)
        arrives[:, 1:] = leaving > self.gaps[:, 1:]
        self.gap_entered.append(arrives)
        self.best.append(best)
        self.gaps[:, 1:] = np.maximum(self.gaps[:, 1:], leaving)
        self.gaps += blank
        self.characters = np.where(stays, self.characters, enter) + emitted + self.barred

    def scores(self, lengths: Indexes) -> Numbers:
        """Return the log probability of each format's best path that ends at the last column."""
        rows = np.arange(len(lengths))
        ends: Numbers = np.maximum(
            self.gaps[rows, lengths], self.characters[rows, lengths - 1].max(axis=1, initial=-np.inf)
        )
        return ends

    def walk_back(self, row: int, length: int, columns: int) -> tuple[tuple[int, int], ...]:
        """Return the spans of the best path of format `row`, which ends at the last column."""
        position = length - 1
        character = int(self.characters[row, position].argmax())
        in_gap = self.gaps[row, position + 1] >= self.characters[row, position, character]
        spans: list[tuple[int, int]] = []
        end = columns
        for column in range(columns - 1, -1, -1):
            if in_gap:
                if self.gap_entered[column][row, position + 1]:
                    in_gap, end = False, column
                    character = int(self.best[column][row, position])
            elif self.entered[column][row, position, character]:
                spans.append((column, end))
                in_gap = bool(self.entered_from_gap[column][row, position, character])
                character = int(self.before[column][row, position, character])
                position, end = position - 1, column
        return tuple(reversed(spans))


def _best_different(characters: Numbers) -> tuple[Indexes, Numbers, Indexes]:
    """Return each position's best character, and for each state the best other one a position before it."""
    best = characters.argmax(axis=2)
    is_best = best[:, :, None] == np.arange(characters.shape[2])
    others = np.where(is_best, -np.inf, characters)
    second = others.argmax(axis=2)[:, :, None]
    value = np.where(is_best, others.max(axis=2, keepdims=True), characters.max(axis=2, keepdims=True))
    index = np.where(is_best, second, best[:, :, None])
    before = np.full_like(value, -np.inf)
    before[:, 1:] = value[:, :-1]
    index_before = np.zeros_like(index)
    index_before[:, 1:] = index[:, :-1]
    return best, before, index_before

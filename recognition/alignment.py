"""The likeliest alignment of a reading network's columns with the plate formats (Viterbi over all at once).

A path walks from "before the first character" through position 0, an optional gap, position 1 … to the end
of its format. Two equal characters in a row need a gap between them, as the network was trained.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from recognition.plates import Columns
from server.domain.plate import ALPHABET, FORMATS, PlateFormat

READING_ALPHABET = ALPHABET + "I"
"""Every character that a column may hold: those of plates, and I, which only foreign plates have."""

BLANK = 0
LEAST_PROBABILITY = 1e-6

_Numbers = NDArray[np.float64]
_Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Alignment:
    """The columns `[begin, end)` that each position of `form` takes, and the path's log probability."""

    form: PlateFormat
    score: float
    spans: tuple[tuple[int, int], ...]


@cache
def _allowed() -> _Flags:
    """Formats × positions × alphabet: what may stand where (all false past a format's end)."""
    longest = max(form.length for form in FORMATS)
    table = np.zeros((len(FORMATS), longest, len(READING_ALPHABET)), dtype=bool)
    for row, form in enumerate(FORMATS):
        for position, characters in enumerate(form.positions):
            table[row, position, [READING_ALPHABET.index(character) for character in characters]] = True
    return table


def allowed_characters(form: PlateFormat, position: int) -> _Flags:
    """Tell for each character of the reading alphabet whether it may stand there."""
    flags: _Flags = _allowed()[FORMATS.index(form), position]
    return flags


class _Paths:
    """The best path into every state, column by column, with what is needed to walk back."""

    def __init__(self) -> None:
        formats, longest, size = _allowed().shape
        self.characters: _Numbers = np.full((formats, longest, size), -np.inf)
        self.gaps: _Numbers = np.full((formats, longest + 1), -np.inf)
        self.gaps[:, 0] = 0.0
        self.entered: list[_Flags] = []
        self.entered_from_gap: list[_Flags] = []
        self.before: list[NDArray[np.intp]] = []
        self.gap_entered: list[_Flags] = []
        self.best: list[NDArray[np.intp]] = []

    def step(self, blank: float, emitted: _Numbers) -> None:
        """Take in one column: log probabilities of the blank and of each character."""
        best, previous, previous_index = _best_different(self.characters)
        from_gap = np.broadcast_to(self.gaps[:, :-1, None], self.characters.shape)
        enter = np.maximum(from_gap, previous)
        stays = self.characters >= enter
        self.entered.append(~stays)
        self.entered_from_gap.append(from_gap >= previous)
        self.before.append(previous_index)
        leaving = np.max(self.characters, axis=2)
        arrives = np.concatenate([np.zeros((len(leaving), 1), bool), leaving > self.gaps[:, 1:]], axis=1)
        self.gap_entered.append(arrives)
        self.best.append(best)
        self.gaps[:, 1:] = np.maximum(self.gaps[:, 1:], leaving)
        self.gaps += blank
        self.characters = np.where(stays, self.characters, enter) + np.where(_allowed(), emitted, -np.inf)

    def walk_back(self, row: int, columns: int) -> tuple[tuple[int, int], ...]:
        """Return the spans of the best path of format `row`, which ends at the last column."""
        position = FORMATS[row].length - 1
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


def _best_different(characters: _Numbers) -> tuple[NDArray[np.intp], _Numbers, NDArray[np.intp]]:
    """Return each position's best character, and for each state the best other one a position before it."""
    best = characters.argmax(axis=2)
    is_best = best[:, :, None] == np.arange(characters.shape[2])
    others = np.where(is_best, -np.inf, characters)
    value = np.where(is_best, others.max(axis=2, keepdims=True), characters.max(axis=2, keepdims=True))
    index = np.where(is_best, others.argmax(axis=2)[:, :, None], best[:, :, None])
    before = np.full_like(value, -np.inf)
    before[:, 1:] = value[:, :-1]
    index_before = np.zeros_like(index)
    index_before[:, 1:] = index[:, :-1]
    return best, before, index_before


def align_to_formats(columns: Columns, handicaps: _Numbers) -> Alignment | None:
    """Return the best path through any format; `handicaps` (one a format) are added to the formats' scores.

    None where there are fewer columns than characters.
    """
    logs = np.log(np.maximum(columns, LEAST_PROBABILITY)).astype(np.float64)
    paths = _Paths()
    for column in logs:
        paths.step(float(column[BLANK]), column[1:])
    ends = np.array([form.length for form in FORMATS])
    rows = np.arange(len(FORMATS))
    scores = np.maximum(paths.gaps[rows, ends], paths.characters[rows, ends - 1].max(axis=1)) + handicaps
    row = int(scores.argmax())
    if not np.isfinite(scores[row]):
        return None
    return Alignment(FORMATS[row], float(scores[row]), paths.walk_back(row, len(logs)))

"""Literal answers of a reading network, written as text: what a plate looks like without any weights."""

import numpy as np

from recognition.alignment import BLANK, READING_ALPHABET
from recognition.plates import Columns

Seen = str | dict[str, float]
"""One column: a character seen surely, `_` for nothing there, or characters with their probabilities."""

SURE = 0.98


def columns(*seen: Seen) -> Columns:
    """Return one column for each of `seen`; a plain string stands for its characters, with gaps between."""
    rows = [row for part in seen for row in _rows(part)]
    return np.array(rows, dtype=np.float32)


def _rows(part: Seen) -> list[np.ndarray]:
    if isinstance(part, dict):
        return [_row(part), _row({"_": 1.0})]
    return [row for character in part for row in (_row({character: SURE}), _row({"_": 1.0}))]


def _row(probabilities: dict[str, float]) -> np.ndarray:
    row = np.full(1 + len(READING_ALPHABET), 1e-5)
    for character, probability in probabilities.items():
        row[BLANK if character == "_" else 1 + READING_ALPHABET.index(character)] = probability
    return row

"""From what a reading network sees in each column of a plate to the likeliest text that is a plate.

A network answers with columns: T × (1 + the reading alphabet) probabilities, index 0 for "nothing here"
(the blank of connectionist temporal classification). A row may sum to less than 1: what is missing is
characters that no plate has.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from recognition.alignment import BLANK, READING_ALPHABET, Alignment, align_to_formats, allowed_characters
from recognition.plates import NOTHING_READ, CharacterLattice, Choice, Columns, PlateReading
from server.domain.plate import FORMATS, PROVINCES, PlateColour

CHOICES_KEPT = 5
LEAST_CHOICE = 0.001
# The standard has no I and no O in a serial, so a network that sees one has seen the digit; and no digit
# stands where the O of a police plate does.
LOOK_ALIKES = (("O", "0"), ("I", "1"), ("0", "O"))
# How likely a format is on a ground it is not made in: the colour of pixels is itself a guess.
WRONG_COLOUR = 0.02
# A Latin text whose missing province is less probable than this is a foreign plate.
LEAST_PROVINCE = 0.05
LEAST_TRACE = 0.01
SURELY_EMPTY = 0.995
CHINESE_PAINT = {PlateColour.BLUE, PlateColour.GREEN, PlateColour.YELLOW_GREEN}
UNKNOWN = "?"
LATIN_PLATE = re.compile(r"(?=.*\d)[A-Z0-9]{4,9}")


@dataclass(frozen=True, slots=True)
class Certainty:
    """What a reading must reach before it may be called certain.

    The province is judged on its own: it is a dense character that blurs first, and readers then give the
    commonest one with high confidence.
    """

    province: float = 0.95
    serial: float = 0.9

    def holds(self, confidences: list[float]) -> bool:
        """Tell whether every character is sure enough."""
        return confidences[0] >= self.province and min(confidences[1:]) >= self.serial


def read_columns(
    columns: Columns, colour: PlateColour | None, certainty: Certainty = Certainty()
) -> PlateReading:
    """Return the likeliest plate in `columns`, on a ground of `colour` (None where that is not known).

    A Chinese plate where the grammar explains what is seen, else the Latin text as it stands, else nothing.
    """
    free = _free_reading(columns, colour)
    chinese = _grammatical_reading(columns, colour, free.text, certainty)
    if chinese is not None and not _is_foreign(free.text, chinese):
        return chinese
    return free if LATIN_PLATE.fullmatch(free.text) else NOTHING_READ


def _is_foreign(free_text: str, chinese: PlateReading) -> bool:
    """Tell whether the Chinese reading had to invent its province.

    On paint that few others have, a serial with but a trace of a province before it is no foreign plate.
    """
    if free_text and free_text[0] in PROVINCES:
        return False
    only_province_unread = len(free_text) == len(chinese.text) - 1
    traced = only_province_unread and chinese.colour in CHINESE_PAINT
    return chinese.characters[0][0][1] < (LEAST_TRACE if traced else LEAST_PROVINCE)


def _grammatical_reading(
    columns: Columns, colour: PlateColour | None, free_text: str, certainty: Certainty
) -> PlateReading | None:
    folded = _fold_look_alikes(_without_long_gaps(columns))
    alignment = align_to_formats(folded, _handicaps(colour))
    if alignment is None:
        return None
    lattice = _lattice(folded, alignment)
    text = "".join(choices[0][0] for choices in lattice)
    confidences = [choices[0][1] for choices in lattice]
    ground_fits = colour is None or colour in alignment.form.colours
    certain = ground_fits and _same_but_for_look_alikes(free_text, text) and certainty.holds(confidences)
    return PlateReading(text, alignment.form.kind, colour, lattice, min(confidences), certain)


def _handicaps(colour: PlateColour | None) -> NDArray[np.float64]:
    fits = [colour is None or colour in form.colours for form in FORMATS]
    return np.log(np.where(fits, 1.0, WRONG_COLOUR))


def _without_long_gaps(columns: Columns) -> Columns:
    """Keep one of several empty columns in a row: they change no path, and cost half of the alignment."""
    empty = columns[:, BLANK] > SURELY_EMPTY
    repeated = np.concatenate([[False], empty[1:] & empty[:-1]])
    kept: Columns = columns[~repeated]
    return kept


def _fold_look_alikes(columns: Columns) -> Columns:
    folded = columns.copy()
    for seen, meant in LOOK_ALIKES:
        folded[:, _column(meant)] += columns[:, _column(seen)]
    return np.minimum(folded, 1.0)


def _column(character: str) -> int:
    return 1 + READING_ALPHABET.index(character)


def _same_but_for_look_alikes(free_text: str, text: str) -> bool:
    return len(free_text) == len(text) and all(
        seen == meant or (seen, meant) in LOOK_ALIKES for seen, meant in zip(free_text, text, strict=True)
    )


def _lattice(columns: Columns, alignment: Alignment) -> CharacterLattice:
    return tuple(
        _choices(columns[begin:end], allowed_characters(alignment.form, position))
        for position, (begin, end) in enumerate(alignment.spans)
    )


def _choices(span: Columns, allowed: NDArray[np.bool_]) -> tuple[Choice, ...]:
    """Return the likeliest allowed characters at the clearest column of a span, at least one."""
    probabilities = np.where(allowed, span[:, 1:], 0.0)
    clearest = probabilities[int(probabilities.max(axis=1).argmax())]
    best = np.argsort(clearest)[::-1][:CHOICES_KEPT]
    choices = [(READING_ALPHABET[index], round(float(clearest[index]), 4)) for index in best]
    return (choices[0], *(choice for choice in choices[1:] if choice[1] >= LEAST_CHOICE))


def _free_reading(columns: Columns, colour: PlateColour | None) -> PlateReading:
    """Return what stands there without any grammar, `UNKNOWN` for characters that no plate has."""
    runs = _runs(columns)
    text = "".join(UNKNOWN if unknown else choices[0][0] for choices, unknown in runs)
    lattice = tuple(choices for choices, _ in runs)
    confidence = min((choices[0][1] for choices in lattice), default=0.0)
    return PlateReading(text, None, colour, lattice, confidence, certain=False)


def _runs(columns: Columns) -> list[tuple[tuple[Choice, ...], bool]]:
    """Return each run of columns with the same likeliest character, and whether that is unknown."""
    rest = np.clip(1.0 - columns.sum(axis=1, keepdims=True), 0.0, 1.0)
    likeliest = np.concatenate([columns, rest], axis=1).argmax(axis=1)
    edges = [0, *(np.flatnonzero(np.diff(likeliest)) + 1), len(likeliest)]
    everything = np.ones(len(READING_ALPHABET), dtype=bool)
    return [
        (_choices(columns[begin:end], everything), bool(likeliest[begin] == columns.shape[1]))
        for begin, end in pairwise(edges)
        if end > begin and likeliest[begin] != BLANK
    ]

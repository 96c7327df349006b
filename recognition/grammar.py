"""From what a reading network sees in each column of a plate to the likeliest text that is a plate.

A network answers with columns: T × (1 + the reading alphabet) probabilities, index 0 for "nothing here"
(the blank of connectionist temporal classification). A row may sum to less than 1: what is missing is
characters that no plate has.

Most plates are read as they stand: where the likeliest character of each column spells a plate on a ground
that it is made in, no other path can be likelier, and nothing is searched. Only else is a Chinese plate
aligned with the formats, and a Latin one corrected character by character.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recognition.alignment import BLANK, READING_ALPHABET, Flags, align_to_formats
from recognition.character_runs import (
    UNKNOWN,
    CharacterRuns,
    character_runs,
    lattice_at,
    unknown_columns,
)
from recognition.format_table import FormatGroup, FormatTable, fits_ground, format_table
from recognition.plates import NOTHING_READ, CharacterLattice, Columns, PlateReading
from server.domain.plate import CONSULAR_PREFIX, PROVINCES, PlateColour, PlateKind
from server.domain.plate_region import Numbering, PlateFormat

# A Latin text whose missing province is less probable than this is a foreign plate.
LEAST_PROVINCE = 0.05
LEAST_TRACE = 0.01
# Whatever region comes first for the shop, a province that is so probable is one.
PLAIN_PROVINCE = 0.5
# On a ground that its format is not made in, a Chinese plate must show its province.
LEAST_PROVINCE_ON_STRANGE_GROUND = 0.9
# A Latin character is corrected into one that the network itself thought as probable as this.
LEAST_CORRECTION = 0.05
LEAST_ODDS = 1e-12
# More than any difference of log probabilities: what fits as it stands needs no comparison.
AS_IT_STANDS = 1e6
# A format of so many characters more or fewer than were seen is none that was seen.
GREATEST_GAP = 2
SURELY_EMPTY = 0.995
CHINESE_PAINT = {PlateColour.BLUE, PlateColour.GREEN, PlateColour.YELLOW_GREEN}
HEAD_COLUMNS = [1 + READING_ALPHABET.index(character) for character in PROVINCES + CONSULAR_PREFIX]
HANZI_COLUMNS = [1 + place for place, character in enumerate(READING_ALPHABET) if not character.isascii()]
LATIN_PLATE = re.compile(r"(?=.*\d)[A-Z0-9]{4,9}")


@dataclass(frozen=True, slots=True)
class Certainty:
    """What a reading must reach before it may be called certain.

    The province is judged on its own: it is a dense character that blurs first, and readers then give the
    commonest one with high confidence.
    """

    province: float = 0.95
    serial: float = 0.95

    def holds(self, confidences: Sequence[float], text: str = "") -> bool:
        """Tell whether every character is sure enough: provinces where `text` has them, else the first."""
        strict = {place for place, character in enumerate(text) if character in PROVINCES} or {0}
        return all(
            confidence >= (self.province if place in strict else self.serial)
            for place, confidence in enumerate(confidences)
        )


LATIN_CERTAINTY = Certainty(0.97, 0.97)
"""Any sign may spell a Latin plate, so more is asked of one."""


class PlateGrammar:
    """Reads columns under the formats of a shop's regions, the first region first."""

    def __init__(self, numbering: Numbering, certainty: Certainty = Certainty()) -> None:
        self._tables = [format_table(region) for region in numbering.regions]
        self._hanzi_first = sorted(self._tables, key=lambda table: table.chinese is None)
        self._certainty = certainty

    def read(self, columns: Columns, colour: PlateColour | None) -> PlateReading:
        """Return the likeliest plate in `columns`, on a ground of `colour` (None where that is not known).

        A plate of the first region whose formats explain what is seen, else Latin text as it stands, which
        is never certain, else nothing. A region without hanzi does not explain a province.
        """
        unknown = unknown_columns(columns)
        province = _clearest_province(columns)
        traced = province >= LEAST_TRACE
        without_hanzi = _hanzi_unseen(columns) if traced else columns
        for table in self._hanzi_first if province >= PLAIN_PROVINCE else self._tables:
            seen = without_hanzi if table.chinese is None else columns
            found = self._read_by(table, seen, unknown, colour, traced=traced)
            if found is not None:
                return found
        runs = character_runs(columns, unknown)
        if LATIN_PLATE.fullmatch(runs.text) is None:
            return NOTHING_READ
        lattice = lattice_at(columns, runs.peaks)
        return PlateReading(runs.text, None, colour, lattice, _least(lattice), certain=False)

    def _read_by(
        self,
        table: FormatTable,
        columns: Columns,
        unknown: Flags,
        colour: PlateColour | None,
        *,
        traced: bool,
    ) -> PlateReading | None:
        folded = table.fold(columns)
        runs = character_runs(folded, unknown)
        group = table.by_length.get(len(runs.text))
        if group is not None:
            fit = _best_fit(group, columns, folded, runs, colour)
            form = group.formats[fit.row]
            as_it_stands = fit.exact and fits_ground(form, colour)
            lattice = table.lattice(columns, runs.peaks, group.allowed[fit.row])
            if form.kind is not PlateKind.LATIN and as_it_stands:
                return self._reading(form, colour, lattice, sure=True)
            if form.kind is PlateKind.LATIN and (fit.exact or _least(lattice) >= LEAST_CORRECTION):
                clear = fit.least_seen >= LATIN_CERTAINTY.serial and not traced
                sure = as_it_stands and colour is not None and clear
                return self._reading(form, colour, lattice, sure=sure)
        return self._aligned(table, columns, runs.text, colour) if traced else None

    def _aligned(
        self, table: FormatTable, columns: Columns, free_text: str, colour: PlateColour | None
    ) -> PlateReading | None:
        """Return the best Chinese plate, or None where its province would be invented."""
        group = table.chinese
        if group is None or np.abs(group.lengths - len(free_text)).min() > GREATEST_GAP:
            return None
        few = _without_long_gaps(columns)
        folded = table.fold(few)
        alignment = align_to_formats(folded, group.allowed, group.lengths, group.handicaps[colour])
        if alignment is None:
            return None
        allowed = group.allowed[alignment.row]
        peaks = tuple(_clearest(folded, span, allowed[place]) for place, span in enumerate(alignment.spans))
        lattice = table.lattice(few, peaks, allowed)
        reading = self._reading(group.formats[alignment.row], colour, lattice, sure=False)
        fits = fits_ground(group.formats[alignment.row], colour)
        return None if _is_foreign(free_text, reading, on_its_ground=fits) else reading

    def _reading(
        self, form: PlateFormat, colour: PlateColour | None, lattice: CharacterLattice, *, sure: bool
    ) -> PlateReading:
        """Return the reading; only one that is `sure`, which grammar had not to correct, may be certain."""
        text = "".join(choices[0][0] for choices in lattice)
        confidences = [choices[0][1] for choices in lattice]
        certainty = LATIN_CERTAINTY if form.kind is PlateKind.LATIN else self._certainty
        certain = sure and certainty.holds(confidences, text)
        return PlateReading(text, form.kind, colour, lattice, min(confidences), certain)


@dataclass(frozen=True, slots=True)
class _Fit:
    """A format (a row of its group), whether the runs fit it as they stand but for look-alikes, and how
    probable the least sure character is without those."""

    row: int
    exact: bool
    least_seen: float


def _best_fit(
    group: FormatGroup, columns: Columns, folded: Columns, runs: CharacterRuns, colour: PlateColour | None
) -> _Fit:
    """Return the format that the runs fit best one by one; one that needs no look-alikes before others."""
    handicaps = group.handicaps[colour]
    seen = columns[list(runs.peaks), 1:]
    meant = folded[list(runs.peaks)]
    odds_seen = np.where(group.allowed, seen, 0.0).max(axis=2)
    odds_meant = np.where(group.allowed, meant[:, 1:], 0.0).max(axis=2)
    exact = (odds_meant >= meant.max(axis=1)).all(axis=1) & (UNKNOWN not in runs.text)
    scores = np.log(np.maximum(odds_seen * odds_meant, LEAST_ODDS)).sum(axis=1) + handicaps
    row = int((scores + np.where(exact & (handicaps == 0.0), AS_IT_STANDS, 0.0)).argmax())
    return _Fit(row, bool(exact[row]), float(odds_seen[row].min()))


def _is_foreign(free_text: str, chinese: PlateReading, *, on_its_ground: bool) -> bool:
    """Tell whether the Chinese reading had to invent its province.

    On paint that few others have, a serial with but a trace of a province before it is no foreign plate.
    """
    head = next(choices[0] for choices in chinese.characters if not choices[0][0].isascii())
    if not on_its_ground:
        return head[1] < LEAST_PROVINCE_ON_STRANGE_GROUND
    if any(character in PROVINCES for character in free_text[:1]):
        return False
    only_province_unread = len(free_text) == len(chinese.text) - 1
    traced = only_province_unread and chinese.colour in CHINESE_PAINT
    return head[1] < (LEAST_TRACE if traced else LEAST_PROVINCE)


def _clearest_province(columns: Columns) -> float:
    return float(columns[:, HEAD_COLUMNS].max())


def _hanzi_unseen(columns: Columns) -> Columns:
    """Return `columns` for a region without hanzi: what looked like one is nothing."""
    seen = columns.copy()
    seen[:, BLANK] += seen[:, HANZI_COLUMNS].sum(axis=1)
    seen[:, HANZI_COLUMNS] = 0.0
    return seen


def _without_long_gaps(columns: Columns) -> Columns:
    """Keep one of several empty columns in a row: they change no path, and cost half of the alignment."""
    empty = columns[:, BLANK] > SURELY_EMPTY
    repeated = np.concatenate([[False], empty[1:] & empty[:-1]])
    kept: Columns = columns[~repeated]
    return kept


def _clearest(columns: Columns, span: tuple[int, int], allowed: Flags) -> int:
    begin, end = span
    return begin + int(np.where(allowed, columns[begin:end, 1:], 0.0).max(axis=1).argmax())


def _least(lattice: CharacterLattice) -> float:
    return min(choices[0][1] for choices in lattice)

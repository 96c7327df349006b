"""The formats of one region as arrays, so that what was seen is compared with all of them at once."""

from dataclasses import dataclass, field
from functools import cache

import numpy as np

from recognition.alignment import READING_ALPHABET, Flags, Indexes, Numbers
from recognition.character_runs import lattice_of
from recognition.plates import CharacterLattice, Columns
from server.domain.plate import PlateColour, PlateKind
from server.domain.plate_region import NumberingRegion, PlateFormat

# How likely a format is on a ground it is not made in: the colour of pixels is itself a guess.
WRONG_COLOUR = 0.02


@dataclass(frozen=True, slots=True)
class FormatGroup:
    """Formats with their lengths, what may stand where (formats × positions × alphabet), and their colours.

    `handicaps` has, for each colour of the ground, what to add to each format's log probability.
    """

    formats: tuple[PlateFormat, ...]
    lengths: Indexes
    allowed: Flags
    handicaps: dict[PlateColour | None, Numbers]


def fits_ground(form: PlateFormat, colour: PlateColour | None) -> bool:
    """Tell whether plates of this format are made in `colour`, or may be where that is not known."""
    return colour is None or colour in form.colours


@dataclass(frozen=True, slots=True)
class FormatTable:
    """One region's formats: all of them by length, and the Chinese ones, which may be aligned, together."""

    by_length: dict[int, FormatGroup]
    chinese: FormatGroup | None
    folds: tuple[tuple[int, int], ...] = field(repr=False)

    def fold(self, columns: Columns) -> Columns:
        """Return `columns` in which a character counts for those that it looks like, too."""
        folded = columns.copy()
        for seen, meant in self.folds:
            folded[:, meant] += columns[:, seen]
        return np.minimum(folded, 1.0)

    def lattice(self, columns: Columns, peaks: tuple[int, ...], allowed: Flags) -> CharacterLattice:
        """Return the likeliest characters at each of `peaks` of those `allowed` there (positions × alphabet).

        A character counts for those that it looks like only where it may not stand itself.
        """
        at_peaks, may_stand = columns[list(peaks)], allowed[: len(peaks)]
        seen = np.where(may_stand, at_peaks[:, 1:], -1.0)
        for other, meant in self.folds:
            counts = may_stand[:, meant - 1] & ~may_stand[:, other - 1]
            seen[counts, meant - 1] = np.minimum(seen[counts, meant - 1] + at_peaks[counts, other], 1.0)
        return lattice_of(seen)


@cache
def format_table(region: NumberingRegion) -> FormatTable:
    """Return the region's formats as arrays."""
    formats = list({form.positions: form for form in reversed(region.formats)}.values())[::-1]
    lengths = sorted({form.length for form in formats})
    chinese = [form for form in formats if form.kind is not PlateKind.LATIN]
    return FormatTable(
        {length: _group([form for form in formats if form.length == length]) for length in lengths},
        _group(chinese) if chinese else None,
        tuple((_column(seen), _column(meant)) for seen, meant in region.look_alikes),
    )


def _group(formats: list[PlateFormat]) -> FormatGroup:
    lengths = np.array([form.length for form in formats], dtype=np.intp)
    allowed = np.zeros((len(formats), int(lengths.max()), len(READING_ALPHABET)), dtype=bool)
    for row, form in enumerate(formats):
        for position, characters in enumerate(form.positions):
            allowed[row, position, [READING_ALPHABET.index(character) for character in characters]] = True
    handicaps = {
        colour: np.log([1.0 if fits_ground(form, colour) else WRONG_COLOUR for form in formats])
        for colour in (None, *PlateColour)
    }
    return FormatGroup(tuple(formats), lengths, allowed, handicaps)


def _column(character: str) -> int:
    return 1 + READING_ALPHABET.index(character)

"""Plates within words that somebody types, however they write them: `京A·123 45`, `京ａ－１２３４５`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from server.domain.plate import DIGITS, normalise_plate
from server.domain.plate_region import Numbering

_ENDS_A_PLATE = re.compile(r"[,;:!?，；：！？。、]")
_LATIN = re.compile(r"[0-9A-Za-z]")


@dataclass(frozen=True, slots=True)
class WrittenPlate:
    """What may be a plate in `words[begin:end]`.

    Where it is not `certain`, other words could be written so ("lift 12"): it is one if such a car is known.
    """

    begin: int
    end: int
    text: str
    certain: bool


def written_plates(words: str, numbering: Numbering) -> Iterator[WrittenPlate]:
    """Yield all that may be a plate, from left to right; of those that begin together the likeliest first."""
    written = [(at, each) for at, typed in enumerate(words) for each in normalise_plate(typed)]
    lengths = {form.length for form in numbering.formats}
    for first in range(len(written)):
        read = [_read(words, written[first : first + length], numbering) for length in lengths]
        found = [plate for plate in read if plate is not None]
        yield from sorted(found, key=lambda plate: _unlikeliness(words, plate))


def _read(words: str, taken: Sequence[tuple[int, str]], numbering: Numbering) -> WrittenPlate | None:
    text = "".join(each for _, each in taken)
    if numbering.format_of(text) is None:
        return None
    begin, end = taken[0][0], taken[-1][0] + 1
    plate = WrittenPlate(begin, end, text, _is_certain(words[begin:end], text, numbering))
    is_word = text.isascii() and (set(text).isdisjoint(DIGITS) or not _stands_alone(words, plate))
    return None if is_word or _ENDS_A_PLATE.search(words, begin, end) else plate


def _unlikeliness(words: str, plate: WrittenPlate) -> tuple[bool, int, int]:
    """Plates are seldom parts of longer words, seldom written with gaps, and not cut short."""
    gaps = len(words[plate.begin : plate.end].split())
    return not _stands_alone(words, plate), gaps, -len(plate.text)


def _stands_alone(words: str, plate: WrittenPlate) -> bool:
    """Tell whether its letters and digits are no part of a longer word."""
    before, after = words[max(0, plate.begin - 1) : plate.begin], words[plate.end : plate.end + 1]
    return not (_LATIN.match(before) or _LATIN.match(after))


def _is_certain(typed: str, text: str, numbering: Numbering) -> bool:
    """With Chinese characters it can be nothing else; of letters and digits it is one word, as at home."""
    if not text.isascii():
        return True
    at_home = any(form.fits(text) for form in numbering.regions[0].formats)
    return at_home and len(typed.split()) == 1

"""Cars without a plate yet: new ones, and those that have lost theirs. In its place stands a mark.

A mark begins with a sign that no plate has, so that the two are never taken for one another.
"""

import re
import unicodedata
from collections.abc import Callable

from server.domain.errors import InvalidRequest
from server.domain.plate_region import Numbering

SIGN = "#"
_WRITTEN = re.compile(r"[\w-]{2,10}")
_VIN_TAILS = (6, 8, 11)
"""How much of a VIN is its mark: the last six as the trade says them, more where another car has the same."""


def is_mark(text: str) -> bool:
    """Tell whether this stands where a car has no plate."""
    return text.startswith(SIGN)


def mark_of_vin(vin: str, taken: Callable[[str], bool]) -> str:
    """Return the mark of a car by its VIN: the shortest that no other car has."""
    marks = [SIGN + vin[-length:] for length in _VIN_TAILS]
    return next((mark for mark in marks if not taken(mark)), marks[-1])


def checked_mark(told: str, numbering: Numbering) -> str:
    """Return a mark that somebody gave a car; raise InvalidRequest for a plate, and for what is no mark."""
    text = unicodedata.normalize("NFKC", told).strip().removeprefix(SIGN).upper()
    if numbering.format_of(text) is not None:
        raise InvalidRequest("this is a licence plate: give it as one", field="mark", why="plate")
    if not _WRITTEN.fullmatch(text):
        raise InvalidRequest("a mark has 2 to 10 letters, digits or hyphens", field="mark", why="form")
    return SIGN + text


def numbered_mark(number: str) -> str:
    """Return the mark of a car of which nothing is known, by a number such as `2026-0007`."""
    return f"{SIGN}T{number[2:4]}{number[5:]}"


def erased_mark(number: str) -> str:
    """Return what stands where a plate was erased, by a number such as `2026-0007`: nobody can write one."""
    return f"{SIGN}×{number[2:4]}{number[5:]}"

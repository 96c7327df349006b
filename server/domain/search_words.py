"""What text is found by: every pair of neighbours, so that a word of two characters is found in Chinese too.

Neither SQLite's nor PostgreSQL's search cuts Chinese into words. Pairs need no dictionary, and find a part of
a plate, of a number or of an English word as well.
"""

import re
import unicodedata
from itertools import pairwise

from server.domain.appointment import BOOKING_LETTER, booking_number

_YEARS_BACK = 10
_NUMBER = re.compile(r"(?:(\d{4}) )?(\d{1,6})")
_BOOKING = re.compile(rf"{BOOKING_LETTER.lower()} ?(?=\d)")


def normalised(text: str) -> str:
    """Return `text` as it is compared: one width, small letters, letters and digits only, single spaces."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(each if each.isalnum() else " " for each in plain).split())


def terms_of(text: str) -> frozenset[str]:
    """Return each character of `text` and each pair of neighbours within a word."""
    words = normalised(text).split()
    pairs = {first + second for word in words for first, second in pairwise(word)}
    return frozenset(pairs.union(*words))


def needed_terms(sought: str) -> frozenset[str]:
    """Return the terms that a text must have to hold every word of `sought`; none for an empty search."""
    words = normalised(sought).split()
    pairs = {first + second for word in words for first, second in pairwise(word)}
    return frozenset(pairs | {word for word in words if len(word) == 1})


def closeness(text: str, sought: str) -> int:
    """Return how well a text that has all words fits: 0 as whole words, 1 as beginnings or ends, else 2."""
    words, wanted = text.split(), normalised(sought).split()
    if all(want in words for want in wanted):
        return 0
    edges = all(any(word.startswith(want) or word.endswith(want) for word in words) for want in wanted)
    return 1 if edges else 2


def order_numbers_meant(sought: str, year: int) -> tuple[str, ...]:
    """Return the repair orders' numbers (`2026-0417`) that somebody means who types one, or its end alone.

    `year` is the shop's own now: without one in what is sought, its number of each of ten years is meant.
    """
    return () if _of_a_booking(sought) else _numbers_meant(sought, year)


def booking_numbers_meant(sought: str, year: int) -> tuple[str, ...]:
    """Return the bookings' numbers that are meant: those of earlier bookings have no letter."""
    numbers = _numbers_meant(sought, year)
    lettered = tuple(booking_number(each) for each in numbers)
    return lettered if _of_a_booking(sought) else (*lettered, *numbers)


def _of_a_booking(sought: str) -> bool:
    return _BOOKING.match(normalised(sought)) is not None


def _numbers_meant(sought: str, year: int) -> tuple[str, ...]:
    found = _NUMBER.fullmatch(re.sub(r"^\D+", "", normalised(sought)))
    if found is None:
        return ()
    years = [int(found[1])] if found[1] else range(year, year - _YEARS_BACK, -1)
    return tuple(f"{each}-{int(found[2]):04d}" for each in years)

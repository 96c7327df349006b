"""What text is found by: every pair of neighbours, so that a word of two characters is found in Chinese too.

Neither SQLite's nor PostgreSQL's search cuts Chinese into words. Pairs need no dictionary, and find a part of
a plate, of a number or of an English word as well.
"""

import unicodedata
from itertools import pairwise


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

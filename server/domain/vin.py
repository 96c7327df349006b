"""Vehicle identification numbers (ISO 3779).

Seventeen characters; a check digit among them where the maker's region has one.
"""

import re

from server.domain.errors import InvalidRequest

_WRITTEN = re.compile(r"[A-HJ-NPR-Z0-9]{17}")
"""Without I, O and Q, which look like digits."""
_WITH_CHECK_DIGIT = frozenset("L12345")
"""First characters of makers in China (GB 16735) and North America (49 CFR 565.15); elsewhere it is free."""
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_VALUES = dict(zip("ABCDEFGH", range(1, 9), strict=True)) | dict(
    zip("JKLMNPRSTUVWXYZ", (1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)
)


def checked_vin(told: str) -> str:
    """Return the number as it is written; raise InvalidRequest saying what is wrong with it."""
    text = re.sub(r"[\s-]", "", told).upper()
    if not _WRITTEN.fullmatch(text):
        raise InvalidRequest(
            "a VIN has 17 letters and digits, and none of I, O and Q", field="vin", why="form"
        )
    if text[0] in _WITH_CHECK_DIGIT and text[8] != check_digit(text):
        raise InvalidRequest("the VIN's check digit does not fit: look again", field="vin", why="check_digit")
    return text


def check_digit(text: str) -> str:
    """Return what stands in the ninth place of a number of seventeen characters."""
    values = (int(each) if each.isdigit() else _VALUES[each] for each in text)
    rest = sum(value * weight for value, weight in zip(values, _WEIGHTS, strict=True)) % 11
    return "X" if rest == 10 else str(rest)

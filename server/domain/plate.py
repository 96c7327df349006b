"""Licence plates as the trade writes them: their characters, kinds and colours, and how they are masked.

Which texts are plates is told by the region files: see `server.domain.plate_region`.
"""

import re
from enum import StrEnum

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
DIGITS = "0123456789"
SUFFIXES = "警学挂港澳"
CONSULAR_PREFIX = "使"
CONSULAR_SUFFIX = "领"
EMERGENCY_SUFFIX = "应急"
ALPHABET = (
    PROVINCES + LETTERS + "O" + DIGITS + SUFFIXES + CONSULAR_PREFIX + CONSULAR_SUFFIX + EMERGENCY_SUFFIX
)
"""Every character of a Chinese plate (GA 36-2018), in the order in which reading networks answer."""


class PlateColour(StrEnum):
    """The ground of a plate, as its owner would name it."""

    BLUE = "blue"
    YELLOW = "yellow"
    GREEN = "green"
    YELLOW_GREEN = "yellow_green"
    WHITE = "white"
    BLACK = "black"


class PlateKind(StrEnum):
    """What a plate is for; its format and its colour follow from it."""

    ORDINARY = "ordinary"
    NEW_ENERGY_SMALL = "new_energy_small"
    NEW_ENERGY_LARGE = "new_energy_large"
    POLICE = "police"
    TRAINING = "training"
    TRAILER = "trailer"
    HONG_KONG = "hong_kong"
    MACAU = "macau"
    EMBASSY = "embassy"
    CONSULATE = "consulate"
    ARMED_POLICE = "armed_police"
    EMERGENCY = "emergency"
    LATIN = "latin"
    """A plate of letters and digits alone, as other countries have them."""


_SEPARATORS = re.compile(r"[\s·•.\-]")
MASKED = "•"
_TAIL = 2
_HEAD, _LATIN_HEAD = 3, 2


def normalise_plate(text: str) -> str:
    """Return `text` in capitals and without the separators that people type."""
    return _SEPARATORS.sub("", text).upper()


def plate_tail(text: str) -> str:
    """Return the last two characters, by which a car is called; 应急 counts as one, as it is one word."""
    return text[_tail_begin(text) :]


def mask_plate(text: str, revealed: frozenset[int] = frozenset()) -> str:
    """Return `text` with dots for all but province, letter, next character and the last two.

    An armed police plate shows WJ and its province; a plate of letters and digits alone shows two, and less
    where nothing would be hidden. `revealed` names further positions to show, where two cars would
    otherwise look alike.
    """
    hidden = set(_concealable(text)) - revealed
    return "".join(MASKED if index in hidden else character for index, character in enumerate(text))


def _concealable(text: str) -> range:
    """Return the positions that public screens do not show, one at least."""
    end = _tail_begin(text)
    head = _LATIN_HEAD if text.isascii() else _HEAD
    return range(max(0, min(head, end - 1)), end)


def _tail_begin(text: str) -> int:
    length = _TAIL + 1 if text.endswith(EMERGENCY_SUFFIX) else _TAIL
    return max(0, len(text) - length)


def mask_plates(texts: list[str]) -> dict[str, str]:
    """Mask all plates of one board, with more characters shown where two would look alike, and only there."""
    revealed: dict[str, frozenset[int]] = dict.fromkeys(texts, frozenset())
    while alike := _look_alikes(revealed):
        for text, others in alike.items():
            revealed[text] |= {_telling_position(text, others, revealed[text])}
    return {text: mask_plate(text, shown) for text, shown in revealed.items()}


def _look_alikes(revealed: dict[str, frozenset[int]]) -> dict[str, list[str]]:
    """Return, for each plate whose mask another plate shares, those others."""
    masks = {text: mask_plate(text, shown) for text, shown in revealed.items()}
    found: dict[str, list[str]] = {}
    for text, mask in masks.items():
        others = [other for other, other_mask in masks.items() if other_mask == mask and other != text]
        if others:
            found[text] = others
    return found


def _telling_position(text: str, others: list[str], shown: frozenset[int]) -> int:
    """Return the hidden position that tells `text` from most of the plates that look like it."""
    hidden = [position for position in _concealable(text) if position not in shown]
    return max(hidden, key=lambda position: sum(other[position] != text[position] for other in others))

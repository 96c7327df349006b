"""Licence plates as the trade writes them: their characters, kinds and colours.

Which texts are plates is told by the region files: see `server.domain.plate_region`; what of them is shown
in public: see `server.domain.plate_mask`.
"""

import re
import unicodedata
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
    NONE = "none"
    """The car has no plate yet: in its place stands a mark, see `server.domain.no_plate`."""


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


_SEPARATORS = re.compile(r"[\W_]")
_TAIL = 2


def normalise_plate(text: str) -> str:
    """Return `text` in capitals, in one width and without the separators that people type."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)).upper()


def plate_tail(text: str) -> str:
    """Return the last two characters, by which a car is called; 应急 counts as one, as it is one word."""
    return text[-_TAIL - 1 :] if text.endswith(EMERGENCY_SUFFIX) else text[-_TAIL:]

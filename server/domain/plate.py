"""Licence plates as the trade writes them: their text, their formats and what each colour means.

Formats follow GA 36-2018: a province, a letter, then five characters (six on new-energy plates); the
letters I and O do not occur in a serial, but for O as the letter of some police plates.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
DIGITS = "0123456789"
SUFFIXES = "警学挂港澳"
CONSULAR_PREFIX = "使"
CONSULAR_SUFFIX = "领"
ALPHABET = PROVINCES + LETTERS + "O" + DIGITS + SUFFIXES + CONSULAR_PREFIX + CONSULAR_SUFFIX


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


@dataclass(frozen=True, slots=True)
class PlateFormat:
    """One kind of plate: the alphabet of each position and the colours it is made in."""

    kind: PlateKind
    positions: tuple[str, ...]
    colours: tuple[PlateColour, ...]

    @property
    def length(self) -> int:
        """The number of characters."""
        return len(self.positions)

    def fits(self, text: str) -> bool:
        """Tell whether every character of `text` may stand where it stands."""
        return len(text) == self.length and all(
            character in allowed for character, allowed in zip(text, self.positions, strict=True)
        )


_SERIAL = LETTERS + DIGITS
_HEAD = (PROVINCES, LETTERS + "O")
_FIVE = (_SERIAL,) * 5
_FOUR = (_SERIAL,) * 4

FORMATS: tuple[PlateFormat, ...] = (
    PlateFormat(
        PlateKind.ORDINARY, (*_HEAD, *_FIVE), (PlateColour.BLUE, PlateColour.YELLOW, PlateColour.BLACK)
    ),
    PlateFormat(PlateKind.NEW_ENERGY_SMALL, (*_HEAD, LETTERS, _SERIAL, *(DIGITS,) * 4), (PlateColour.GREEN,)),
    PlateFormat(PlateKind.NEW_ENERGY_LARGE, (*_HEAD, *(DIGITS,) * 5, LETTERS), (PlateColour.YELLOW_GREEN,)),
    PlateFormat(PlateKind.POLICE, (*_HEAD, *_FOUR, "警"), (PlateColour.WHITE,)),
    PlateFormat(PlateKind.TRAINING, (*_HEAD, *_FOUR, "学"), (PlateColour.YELLOW,)),
    PlateFormat(PlateKind.TRAILER, (*_HEAD, *_FOUR, "挂"), (PlateColour.YELLOW,)),
    PlateFormat(PlateKind.HONG_KONG, ("粤", "Z", *_FOUR, "港"), (PlateColour.BLACK,)),
    PlateFormat(PlateKind.MACAU, ("粤", "Z", *_FOUR, "澳"), (PlateColour.BLACK,)),
    PlateFormat(PlateKind.EMBASSY, (CONSULAR_PREFIX, *(DIGITS,) * 6), (PlateColour.BLACK,)),
    PlateFormat(PlateKind.CONSULATE, (*_HEAD, *_FOUR, CONSULAR_SUFFIX), (PlateColour.BLACK,)),
)

_SEPARATORS = re.compile(r"[\s·•.\-]")
MASKED = "•"
_CONCEALABLE = slice(3, -2)


def normalise_plate(text: str) -> str:
    """Return `text` in capitals and without the separators that people type."""
    return _SEPARATORS.sub("", text).upper()


def plate_format(text: str) -> PlateFormat | None:
    """Return the first format that `text` fits, or None where no plate is written so."""
    return next((form for form in FORMATS if form.fits(text)), None)


def usual_colour(text: str) -> PlateColour:
    """Return the colour in which a plate with this text is most often made (blue where none fits)."""
    form = plate_format(text)
    return form.colours[0] if form else PlateColour.BLUE


def mask_plate(text: str, revealed: frozenset[int] = frozenset()) -> str:
    """Return `text` with dots for all but province, letter, next character and the last two.

    `revealed` names further positions to show, where two cars would otherwise look alike.
    """
    hidden = set(range(len(text))[_CONCEALABLE]) - revealed
    return "".join(MASKED if index in hidden else character for index, character in enumerate(text))


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
    hidden = [position for position in range(len(text))[_CONCEALABLE] if position not in shown]
    return max(hidden, key=lambda position: sum(other[position] != text[position] for other in others))

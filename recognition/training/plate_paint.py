"""The paints of a plate: its ground, its characters and its line, by colour of the plate."""

from dataclasses import dataclass

import numpy as np

from recognition.training.pictures import Picture, blank
from server.domain.plate import CONSULAR_PREFIX, CONSULAR_SUFFIX, PlateColour

Bgr = tuple[int, int, int]

_POLICE = "警"
_RED_CHARACTERS = _POLICE + CONSULAR_PREFIX + CONSULAR_SUFFIX
_PALE_SHARE = 0.35
_YELLOW_PART_MM = 137.0


def bgr(hexadecimal: str) -> Bgr:
    """Return a colour written `#RRGGBB` in OpenCV's order."""
    red, green, blue = bytes.fromhex(hexadecimal.removeprefix("#"))
    return blue, green, red


@dataclass(frozen=True, slots=True)
class Paint:
    """The ground's main colour, the characters' colour and the line's colour (none on new-energy plates)."""

    ground: Bgr
    ink: Bgr
    line: Bgr | None


WHITE = bgr("#FFFFFF")
INK = bgr("#101010")
RED = bgr("#C8161D")
EMBLEM_GREEN = bgr("#0B8A4A")
_YELLOW = bgr("#F2B90F")
_GREEN_STOPS = (bgr("#F0F8F0"), bgr("#C9EBD3"), bgr("#37B372"))

PAINTS: dict[PlateColour, Paint] = {
    PlateColour.BLUE: Paint(bgr("#1450A8"), WHITE, WHITE),
    PlateColour.YELLOW: Paint(_YELLOW, INK, INK),
    PlateColour.GREEN: Paint(_GREEN_STOPS[1], INK, None),
    PlateColour.YELLOW_GREEN: Paint(bgr("#49BE7E"), INK, None),
    PlateColour.WHITE: Paint(bgr("#FAFAF7"), INK, INK),
    PlateColour.BLACK: Paint(bgr("#161616"), WHITE, WHITE),
}


def character_colour(character: str, colour: PlateColour) -> Bgr:
    """Return the colour of a character: that of the plate's ink, but red for 警, 使 and 领."""
    return RED if character in _RED_CHARACTERS else PAINTS[colour].ink


def paint_ground(width_px: int, height_px: int, px_per_mm: float, colour: PlateColour) -> Picture:
    """Return the bare ground of a plate."""
    if colour is PlateColour.GREEN:
        return _gradient(width_px, height_px)
    ground = blank(width_px, height_px, PAINTS[colour].ground)
    if colour is PlateColour.YELLOW_GREEN:
        ground[:, : round(_YELLOW_PART_MM * px_per_mm)] = _YELLOW
    return ground


def _gradient(width_px: int, height_px: int) -> Picture:
    """Return the fading green of a small new-energy plate, pale on top."""
    share = (np.arange(height_px) + 0.5) / height_px
    channels = [np.interp(share, (0.0, _PALE_SHARE, 1.0), stops) for stops in zip(*_GREEN_STOPS, strict=True)]
    column = np.stack(channels, axis=1).round().astype(np.uint8)
    return np.repeat(column[:, np.newaxis], width_px, axis=1)

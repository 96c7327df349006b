"""The paints of a plate's ground, characters and line, by its colour, and how they are laid on."""

from dataclasses import dataclass

import cv2
import numpy as np

from recognition.training.glyph_outlines import Glyph
from recognition.training.pictures import Picture
from server.domain.plate import CONSULAR_PREFIX, CONSULAR_SUFFIX, EMERGENCY_SUFFIX, PlateColour

Bgr = tuple[int, int, int]

ARMED_POLICE = "WJ"
_POLICE = "警"
_RED_CHARACTERS = _POLICE + CONSULAR_PREFIX + CONSULAR_SUFFIX + EMERGENCY_SUFFIX
_PALE_SHARE = 0.35
_SUBPIXEL_BITS = 4
YELLOW_PART_MM = 137.0


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
YELLOW = bgr("#F2B90F")
_GREEN_STOPS = (bgr("#F0F8F0"), bgr("#C9EBD3"), bgr("#37B372"))

PAINTS: dict[PlateColour, Paint] = {
    PlateColour.BLUE: Paint(bgr("#1450A8"), WHITE, WHITE),
    PlateColour.YELLOW: Paint(YELLOW, INK, INK),
    PlateColour.GREEN: Paint(_GREEN_STOPS[1], INK, None),
    PlateColour.YELLOW_GREEN: Paint(bgr("#49BE7E"), INK, None),
    PlateColour.WHITE: Paint(bgr("#FAFAF7"), INK, INK),
    PlateColour.BLACK: Paint(bgr("#161616"), WHITE, WHITE),
}


def character_colours(text: str, colour: PlateColour, rows: int = 1) -> tuple[Bgr, ...]:
    """Return the colour of each character: that of the plate's ink, but red for 警, 使, 领 and 应急.

    WJ of the armed police is red too, and on their plates of one row, worn in front, so is the province.
    """
    ink = PAINTS[colour].ink
    red_head = 0 if not text.startswith(ARMED_POLICE) else 3 if rows == 1 else 2
    return tuple(
        RED if character in _RED_CHARACTERS or index < red_head else ink
        for index, character in enumerate(text)
    )


def ground_stops(colour: PlateColour) -> tuple[tuple[float, Bgr], ...]:
    """Return the colours of a ground from top to bottom: (share of the height, colour)."""
    if colour is PlateColour.GREEN:
        return tuple(zip((0.0, _PALE_SHARE, 1.0), _GREEN_STOPS, strict=True))
    return ((0.0, PAINTS[colour].ground),)


def paint_glyph(
    picture: Picture, shape: Glyph, at: tuple[float, float], scale: tuple[float, float], paint: Bgr
) -> None:
    """Paint a character from its upper left corner on, in pixels; `scale` is pixels a millimetre each way."""
    contours = [
        np.rint((contour * np.array(scale) + at) * 2**_SUBPIXEL_BITS).astype(np.int32)
        for contour in shape.contours
    ]
    cv2.fillPoly(picture, contours, paint, cv2.LINE_AA, _SUBPIXEL_BITS)


def paint_ground(width_px: int, height_px: int, stops: tuple[tuple[float, Bgr], ...]) -> Picture:
    """Return a bare ground that fades from stop to stop (share of the height, colour)."""
    if len(stops) == 1:
        # Three flat channels are merged in a fifth of the time that NumPy needs to repeat a colour.
        return cv2.merge([np.full((height_px, width_px), level, np.uint8) for level in stops[0][1]])
    share = (np.arange(height_px) + 0.5) / height_px
    shares, colours = zip(*stops, strict=True)
    channels = [np.interp(share, shares, levels) for levels in zip(*colours, strict=True)]
    column = np.stack(channels, axis=1).round().astype(np.uint8)
    return np.repeat(column[:, np.newaxis], width_px, axis=1)

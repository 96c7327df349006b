"""The colour of a plate's ground, from its pixels."""

import numpy as np
from numpy.typing import NDArray

from recognition.opencv import hue_saturation_value, shrink
from recognition.plates import Picture
from server.domain.plate import PlateColour

SAMPLE_WIDTH_PX, SAMPLE_HEIGHT_PX = 64, 20
# Hues of OpenCV (0–179) that the paint of each ground falls in, in daylight and under lamps.
HUES = {
    PlateColour.YELLOW: (12, 34),
    PlateColour.GREEN: (35, 86),
    PlateColour.BLUE: (87, 132),
}
LEAST_SATURATION = 35
LEAST_VALUE = 40
LEAST_SHARE = 0.3
YELLOW_END = 0.3
BRIGHT_GROUND = 110
# Blue, green and red to brightness (ITU-R BT.601).
LUMA = np.array((0.114, 0.587, 0.299), dtype=np.float32)
EDGE = 3
LIGHT_INK = 0.6
BLUER = 1.4
DARK_GROUND = 90

_Flags = NDArray[np.bool_]


def ground_colour(plate: Picture) -> PlateColour | None:
    """Return the likeliest colour of the ground of `plate` (the plate alone), or None where it is unclear."""
    seen = shrink(plate, SAMPLE_WIDTH_PX, SAMPLE_HEIGHT_PX)
    sample = hue_saturation_value(seen)
    painted = (sample[:, :, 1] >= LEAST_SATURATION) & (sample[:, :, 2] >= LEAST_VALUE)
    shares = {colour: _of_hue(sample, painted, colour) for colour in HUES}
    colour, flags = max(shares.items(), key=lambda share: float(share[1].mean()))
    if colour is PlateColour.BLUE and flags.mean() >= LEAST_SHARE:
        return colour
    if _is_bluer_than_its_light_ink(seen):
        return PlateColour.BLUE
    if flags.mean() < LEAST_SHARE:
        return _unpainted(sample[:, :, 2])
    if colour is PlateColour.GREEN and _has_yellow_end(shares[PlateColour.YELLOW]):
        return PlateColour.YELLOW_GREEN
    return colour


def _is_bluer_than_its_light_ink(seen: Picture) -> bool:
    """Tell whether light characters stand on a ground that is bluer than they are, whatever the light.

    In the dark or under a coloured lamp the ground's own hue is lost, but the characters, which are white,
    have the same cast.
    """
    pixels = seen[EDGE:-EDGE, EDGE:-EDGE].reshape(-1, 3).astype(np.float32)
    brightness = pixels @ LUMA
    order = brightness.argsort()
    dark, middle, light = brightness[order[[len(order) // 10, len(order) // 2, -len(order) // 10]]]
    if light - middle < LIGHT_INK * (light - dark):
        return False
    ground, ink = (
        pixels[order[: len(order) // 2]].mean(axis=0),
        pixels[order[-len(order) // 8 :]].mean(axis=0),
    )
    blue, _, red = (ground + 1.0) / (ink + 1.0)
    return bool(blue >= BLUER * red)


def _of_hue(sample: Picture, painted: _Flags, colour: PlateColour) -> _Flags:
    lowest, highest = HUES[colour]
    flags: _Flags = painted & (sample[:, :, 0] >= lowest) & (sample[:, :, 0] <= highest)
    return flags


def _has_yellow_end(yellow: _Flags) -> bool:
    """Tell whether the left of a green plate, where province and letter stand, is yellow."""
    left = yellow[:, : int(SAMPLE_WIDTH_PX * YELLOW_END)]
    return bool(left.mean() >= LEAST_SHARE)


def _unpainted(value: Picture) -> PlateColour | None:
    """Tell white from black by the brightness of the greater part of the plate, which is ground."""
    ground = float(np.median(value))
    if ground >= BRIGHT_GROUND:
        return PlateColour.WHITE
    return PlateColour.BLACK if ground <= DARK_GROUND else None

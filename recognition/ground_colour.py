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
DARK_GROUND = 90

_Flags = NDArray[np.bool_]


def ground_colour(plate: Picture) -> PlateColour | None:
    """Return the likeliest colour of the ground of `plate` (the plate alone), or None where it is unclear."""
    sample = hue_saturation_value(shrink(plate, SAMPLE_WIDTH_PX, SAMPLE_HEIGHT_PX))
    painted = (sample[:, :, 1] >= LEAST_SATURATION) & (sample[:, :, 2] >= LEAST_VALUE)
    shares = {colour: _of_hue(sample, painted, colour) for colour in HUES}
    colour, flags = max(shares.items(), key=lambda share: float(share[1].mean()))
    if flags.mean() < LEAST_SHARE:
        return _unpainted(sample[:, :, 2])
    if colour is PlateColour.GREEN and _has_yellow_end(shares[PlateColour.YELLOW]):
        return PlateColour.YELLOW_GREEN
    return colour


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

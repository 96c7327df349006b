"""What training means by a picture, and how one is read or made."""

from pathlib import Path

import cv2
import cv2.typing
import numpy as np

Picture = cv2.typing.MatLike
"""Eight bits a channel: rows × columns × 3 in the order blue, green, red; a mask has no third axis."""


def read_picture(path: Path) -> Picture:
    """Return the picture in a file; ValueError where there is none, OSError where there is no file."""
    picture = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_COLOR)
    if picture is None:
        raise ValueError(f"{path}: not a picture that can be read")
    return picture


def blank(width_px: int, height_px: int, colour: tuple[int, int, int] = (0, 0, 0)) -> Picture:
    """Return a picture of one colour (blue, green, red)."""
    return np.full((height_px, width_px, 3), colour, dtype=np.uint8)


def as_picture(levels: Picture) -> Picture:
    """Return `levels` rounded and clipped to eight bits."""
    # OpenCV saturates as it converts, in a fifth of the time that NumPy needs to round, clip and convert.
    return cv2.addWeighted(levels, 1.0, levels, 0.0, 0.0, dtype=cv2.CV_8U)

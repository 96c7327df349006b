"""The one typed door to OpenCV for still pictures; video has its own in `recognition.video`."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from recognition import LARGEST_PICTURE_PX
from recognition.picture_size import claimed_size
from recognition.plates import BoundingBox, Corners, Picture

# What is wrong with a picture is said in our own words.
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)

Numbers = NDArray[np.float32]

# Seven characters and more cannot be told from three colours.
SMEARED_CELLS = 3

NO_PICTURE = "not a picture that can be read (JPEG, PNG, BMP or WebP expected)"


class UnreadablePicture(Exception):
    """A file or message that should be a picture is none; `name` says which, the message also why."""

    def __init__(self, name: str, reason: str = NO_PICTURE) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name


def use_threads(threads: int) -> None:
    """Let OpenCV work on so many threads."""
    cv2.setNumThreads(threads)


def load_picture(path: Path) -> Picture:
    """Return the picture in the file `path`. Raises `UnreadablePicture`, also where there is no such file."""
    try:
        encoded = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadablePicture(str(path), "no such file") from error
    except IsADirectoryError as error:
        reason = "is a folder (give its pictures, or use `glassbay evaluate` if they are labelled)"
        raise UnreadablePicture(str(path), reason) from error
    except OSError as error:
        raise UnreadablePicture(str(path), f"cannot be read ({error.strerror})") from error
    return decode_picture(encoded, str(path))


def decode_picture(encoded: bytes, name: str = "picture") -> Picture:
    """Return the picture in `encoded`. Raises `UnreadablePicture` with `name`."""
    if not encoded:
        raise UnreadablePicture(name, "is empty")
    width, height = claimed_size(encoded) or (0, 0)
    if width * height > LARGEST_PICTURE_PX:
        reason = f"too large ({width}×{height}; at most {LARGEST_PICTURE_PX:,} pixels)"
        raise UnreadablePicture(name, reason)
    try:
        picture = cv2.imdecode(np.frombuffer(encoded, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error as error:
        raise UnreadablePicture(name) from error
    if picture is None:
        raise UnreadablePicture(name)
    return as_picture(picture)


def as_picture(array: object) -> Picture:
    """Return what OpenCV answered as the bytes it is."""
    return np.asarray(array, dtype=np.uint8)


def encode_jpeg(picture: Picture, quality: int = 85) -> bytes:
    """Return `picture` as a JPEG file."""
    done, encoded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not done:
        raise UnreadablePicture("picture to encode")
    return bytes(np.asarray(encoded, dtype=np.uint8))


def shrink(picture: Picture, width: int, height: int) -> Picture:
    """Return `picture` in a size, averaging over what is left out."""
    return as_picture(cv2.resize(picture, (width, height), interpolation=cv2.INTER_AREA))


def scaled(picture: Picture, width: int, height: int) -> Picture:
    """Return `picture` in a size, larger or smaller, without aliasing.

    It is halved as long as that leaves enough, so that four pixels of it are enough for each that is left to
    do: this takes a fifth to an eighth of the time of averaging in one step.
    """
    while picture.shape[1] >= 2 * width and picture.shape[0] >= 2 * height:
        half_width, half_height = picture.shape[1] // 2, picture.shape[0] // 2
        picture = shrink(picture[: 2 * half_height, : 2 * half_width], half_width, half_height)
    if picture.shape[:2] == (height, width):
        return picture
    return as_picture(cv2.resize(picture, (width, height), interpolation=cv2.INTER_LINEAR))


def framed(picture: Picture, left: int, top: int, right: int, bottom: int, *, stretched: bool) -> Picture:
    """Return `picture` with so many pixels around it: black, or `stretched` from its edge."""
    kind = cv2.BORDER_REPLICATE if stretched else cv2.BORDER_CONSTANT
    return as_picture(cv2.copyMakeBorder(picture, top, bottom, left, right, kind, value=(0, 0, 0)))


def blacken(picture: Picture, corners: Sequence[tuple[float, float]]) -> None:
    """Make a polygon black, by its corners in shares of the picture's width and height; all where none."""
    height, width = picture.shape[:2]
    outline = corners or ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    points = np.array([(round(x * width), round(y * height)) for x, y in outline], dtype=np.int32)
    cv2.fillPoly(picture, [points], (0, 0, 0))


def smear(picture: Picture, box: BoundingBox) -> None:
    """Leave of a part of `picture` no more than the mean colours of its left, its middle and its right."""
    part = picture[max(0, box.y) : max(0, box.y + box.h), max(0, box.x) : max(0, box.x + box.w)]
    height, width = part.shape[:2]
    if height and width:
        means = shrink(part, min(SMEARED_CELLS, width), 1)
        part[:] = cv2.resize(means, (width, height), interpolation=cv2.INTER_LINEAR)


def network_input(picture: Picture, width: int, height: int, padded_width: int = 0) -> Numbers:
    """Return `picture` in a size as 1 × 3 × height × width from −1 to 1, with zeros up to `padded_width`."""
    scaled = cv2.resize(picture, (width, height), interpolation=cv2.INTER_LINEAR)
    prepared = np.zeros((1, 3, height, max(width, padded_width)), dtype=np.float32)
    prepared[0, :, :, :width] = np.asarray(scaled, dtype=np.float32).transpose(2, 0, 1) / 127.5 - 1.0
    return prepared


def straighten(picture: Picture, corners: Corners, width: int, height: int) -> Picture:
    """Return the four-cornered part of `picture` as an upright rectangle."""
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    transform = cv2.getPerspectiveTransform(np.array(corners, dtype=np.float32), target)
    warped = cv2.warpPerspective(
        picture, transform, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return as_picture(warped)


def hue_saturation_value(picture: Picture) -> Picture:
    """Return `picture` with its channels as hue (0–179), saturation and value (0–255)."""
    return as_picture(cv2.cvtColor(picture, cv2.COLOR_BGR2HSV))


def grey(picture: Picture) -> Picture:
    """Return the brightness of `picture`, height × width."""
    return as_picture(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY))

"""Draws a name as a customer signs it on the tablet."""

import random

import cv2
import numpy as np

from recognition.training.pictures import blank

_WIDTH_PX, _HEIGHT_PX = 800, 240
_STROKE_PX = 4
_LETTERS = 5


def signed_name(rng: random.Random) -> bytes:
    """Return a JPEG like the one that the tablet's signature field sends."""
    picture = blank(_WIDTH_PX, _HEIGHT_PX, (255, 255, 255))
    step = _WIDTH_PX // (2 * _LETTERS)
    places = [(x, rng.randrange(50, _HEIGHT_PX - 50)) for x in range(120, _WIDTH_PX - 120, step // 2)]
    cv2.polylines(
        picture, [np.array(places, np.int32)], isClosed=False, color=(0, 0, 0), thickness=_STROKE_PX
    )
    return cv2.imencode(".jpg", picture)[1].tobytes()

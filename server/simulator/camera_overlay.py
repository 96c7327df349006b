"""The line of writing that a network camera puts into its pictures."""

import cv2

from recognition.training.pictures import Picture

_PLACE = (24, 44)
_SIZE = 0.9
_OUTLINE = ((20, 20, 20), 5)
_WRITING = ((245, 245, 245), 2)


def stamp(frame: Picture, text: str) -> None:
    """Write `text` (ASCII) into the upper left corner of `frame`, readable on any ground."""
    for paint, thickness in (_OUTLINE, _WRITING):
        cv2.putText(frame, text, _PLACE, cv2.FONT_HERSHEY_SIMPLEX, _SIZE, paint, thickness, cv2.LINE_AA)

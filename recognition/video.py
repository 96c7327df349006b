"""The one typed door to OpenCV's video: a stream, a USB camera or a file, frame by frame."""

import os

import cv2

from recognition.opencv import as_picture
from recognition.plates import Picture

# OpenCV takes these from the environment when it opens a stream: RTSP over TCP (lost packets smear plates),
# and no complaints of its own on stderr (the agent says in words what is wrong).
os.environ.setdefault("OPENCV_FFMPEG_CAPTURE_OPTIONS", "rtsp_transport;tcp")
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")

OPEN_TIMEOUT_MS = 5000
READ_TIMEOUT_MS = 5000
# More threads would hold more frames back before the first comes out, and idle work is to stay on one core.
DECODING_THREADS = 1


class Video:
    """An open video. Raises OSError where nothing can be opened at `address` (a URL, a path or a number)."""

    def __init__(self, address: str | int) -> None:
        if isinstance(address, int):
            self._capture = cv2.VideoCapture(address)
        else:
            self._capture = cv2.VideoCapture(address, cv2.CAP_FFMPEG, _limits())
        if not self._capture.isOpened():
            self._capture.release()
            raise OSError("no video there")

    def advance(self) -> bool:
        """Go on to the next frame; False where there is none: the end, a broken stream, or silence."""
        try:
            return self._capture.grab()
        except cv2.error:
            return False

    def picture(self) -> Picture | None:
        """Return the frame gone on to last, or None where it cannot be made out."""
        try:
            there, picture = self._capture.retrieve()
        except cv2.error:
            return None
        return as_picture(picture) if there else None

    @property
    def position_s(self) -> float:
        """Where in a file the last frame stands, in seconds from its beginning."""
        return float(self._capture.get(cv2.CAP_PROP_POS_MSEC)) / 1000.0

    def close(self) -> None:
        """Let the camera go."""
        self._capture.release()


def _limits() -> list[int]:
    return [
        cv2.CAP_PROP_OPEN_TIMEOUT_MSEC,
        OPEN_TIMEOUT_MS,
        cv2.CAP_PROP_READ_TIMEOUT_MSEC,
        READ_TIMEOUT_MS,
        cv2.CAP_PROP_N_THREADS,
        DECODING_THREADS,
    ]

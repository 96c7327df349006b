"""A camera that streams: always its newest frame; when it fails it is asked again after growing pauses."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from recognition.capture import CameraCondition, Frame
from recognition.pauses import GrowingPause
from recognition.plates import Picture
from recognition.video import Video

_log = logging.getLogger("glassbay.gate")

RATE_WINDOW_S = 5.0
SMALLEST_FRAME_PX = 16

ABSENT = "no camera answers at this address"
SILENT = "the camera stopped sending pictures"
BROKEN = "the camera sends broken pictures"


class Stream(Protocol):
    """What a camera gives once it is open."""

    def read(self) -> Picture | None:
        """Return the next picture, or None where none comes any more."""
        ...

    def close(self) -> None:
        """Let the camera go."""
        ...


class LiveCamera:
    """Reads `address` (a URL or a USB number) in its own thread, so that nobody waits for an old frame."""

    ended = False

    def __init__(
        self,
        address: str | int,
        open_stream: Callable[[str | int], Stream] = Video,
        pause: GrowingPause | None = None,
    ) -> None:
        self._address = address
        self._open_stream = open_stream
        self._pause = pause or GrowingPause()
        self._stopped = threading.Event()
        self._changed = threading.Condition()
        self._newest: Frame | None = None
        self._arrivals: deque[float] = deque()
        self._reason = "not answered yet"
        self._since = datetime.now(UTC)
        self._thread = threading.Thread(target=self._watch, name="camera", daemon=True)
        self._thread.start()

    @property
    def condition(self) -> CameraCondition:
        """How the camera is just now."""
        with self._changed:
            while self._arrivals and self._arrivals[0] < time.monotonic() - RATE_WINDOW_S:
                self._arrivals.popleft()
            rate = round(len(self._arrivals) / RATE_WINDOW_S, 1)
            return CameraCondition("down" if self._reason else "up", self._reason, self._since, rate)

    def next_frame(self, wait_s: float) -> Frame | None:
        """Return the newest frame, once; None if no new one comes within `wait_s` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._newest is not None, timeout=wait_s)
            frame, self._newest = self._newest, None
            return frame

    def close(self) -> None:
        """Let the camera go; the thread ends with the read it is in."""
        self._stopped.set()
        self._thread.join(timeout=1.0)

    def _watch(self) -> None:
        while not self._stopped.is_set():
            self._down(self._stream_until_failure())
            self._stopped.wait(self._pause.after_failure())

    def _stream_until_failure(self) -> str:
        """Take in frames until the stream fails, and return why it did."""
        try:
            stream = self._open_stream(self._address)
        except OSError:
            return ABSENT
        try:
            return self._take_in(stream)
        finally:
            stream.close()

    def _take_in(self, stream: Stream) -> str:
        while not self._stopped.is_set():
            picture = stream.read()
            if picture is None:
                return SILENT
            if min(picture.shape[:2]) < SMALLEST_FRAME_PX:
                return BROKEN
            self._arrived(picture)
        return "the agent stops"

    def _arrived(self, picture: Picture) -> None:
        now = datetime.now(UTC)
        with self._changed:
            if self._reason:
                _log.info("the camera is up")
                self._reason, self._since = "", now
            self._pause.success()
            self._newest = Frame(picture, time.monotonic(), now)
            self._arrivals.append(time.monotonic())
            self._changed.notify_all()

    def _down(self, reason: str) -> None:
        with self._changed:
            if not self._reason:
                self._since = datetime.now(UTC)
            if reason != self._reason:
                _log.warning("the camera is down: %s; it is asked again", reason)
            self._reason = reason

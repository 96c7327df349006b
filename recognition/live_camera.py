"""A camera that streams: always its newest frame; when it fails it is asked again after growing pauses."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from typing import Protocol

from recognition.capture import CameraCondition, Frame
from recognition.pauses import GrowingPause
from recognition.picture_health import FROZEN, PictureHealth
from recognition.plates import Picture

_log = logging.getLogger("glassbay.gate")

RATE_WINDOW_S = 5.0
SMALLEST_FRAME_PX = 16
# A torn picture now and then is nothing; so many in a row (a second's worth) are no stream of pictures.
MOST_BROKEN = 25
HEALTH_EVERY_S = 1.0

NOT_YET = "not answered yet"
ABSENT = "no camera answers at this address"
SILENT = "the camera stopped sending pictures"
BROKEN = "the camera sends broken pictures"
UNREADABLE = "the camera's stream cannot be read"
STOPPED = "the agent stops"


class Stream(Protocol):
    """What a camera gives once it is open. Going on to a picture is cheap, decoding it is not."""

    def advance(self) -> bool:
        """Wait for the next picture; False where none comes any more."""
        ...

    def picture(self) -> Picture | None:
        """Return the picture gone on to last, or None where it is broken."""
        ...

    def close(self) -> None:
        """Let the camera go."""
        ...


class LiveCamera:
    """Takes in what `open_stream` opens in its own thread, so that nobody waits for an old frame."""

    ended = False

    def __init__(
        self,
        open_stream: Callable[[], Stream],
        name: str = "camera",
        pause: GrowingPause | None = None,
        health: PictureHealth | None = None,
    ) -> None:
        self._open_stream = open_stream
        self._name = name
        self._pause = pause or GrowingPause()
        self._health = health or PictureHealth()
        self._stopped = threading.Event()
        self._changed = threading.Condition()
        self._newest: Frame | None = None
        self._arrivals: deque[float] = deque()
        self._every_s = 0.0
        self._due_at = 0.0
        self._checked_at = -HEALTH_EVERY_S
        self._reason = NOT_YET
        self._since = datetime.now(UTC)
        self._thread = threading.Thread(target=self._watch, name=name, daemon=True)
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

    def ask_every(self, every_s: float) -> None:
        """Decode one frame in so many seconds; those between are let go by."""
        with self._changed:
            self._due_at += every_s - self._every_s
            self._every_s = every_s

    def close(self) -> None:
        """Let the camera go; the thread ends with the read it is in."""
        self._stopped.set()
        self._thread.join(timeout=1.0)

    def _watch(self) -> None:
        while not self._stopped.is_set():
            reason = self._stream_until_failure()
            with self._changed:
                self._arrivals.clear()
            if reason != FROZEN:
                self._health.interrupted()
            self._say(reason)
            self._stopped.wait(self._pause.after_failure())

    def _stream_until_failure(self) -> str:
        """Take in frames until the stream fails, and return why it did."""
        try:
            with closing(self._open_stream()) as stream:
                return self._take_in(stream)
        except OSError:
            return ABSENT
        except Exception as fault:
            # Whatever a decoder throws: the agent must not go blind for good. Its words may hold a password.
            return f"{UNREADABLE} ({type(fault).__name__})"

    def _take_in(self, stream: Stream) -> str:
        opened_at, broken = time.monotonic(), 0
        while not self._stopped.is_set():
            if not stream.advance():
                return SILENT
            now = time.monotonic()
            if not self._wanted(now):
                continue
            picture = stream.picture()
            broken = 0 if _is_usable(picture) else broken + 1
            if broken >= MOST_BROKEN:
                return BROKEN
            if picture is not None and not broken:
                self._arrived(picture, now)
            if self._reason == FROZEN and now - opened_at >= self._health.frozen_after_s:
                # A camera that hangs is often cured by asking it anew; it is down until its picture changes.
                return FROZEN
        return STOPPED

    def _wanted(self, now: float) -> bool:
        """Count a frame, and tell whether it is to be decoded."""
        with self._changed:
            self._arrivals.append(now)
            return now >= self._due_at

    def _arrived(self, picture: Picture, now: float) -> None:
        self._pause.success()
        if now - self._checked_at >= HEALTH_EVERY_S or self._reason:
            self._checked_at = now
            self._say(self._health.trouble(now, picture))
        with self._changed:
            self._newest = Frame(picture, now, datetime.now(UTC))
            self._due_at = now + self._every_s
            self._changed.notify_all()

    def _say(self, reason: str) -> None:
        with self._changed:
            if reason in (self._reason, STOPPED):
                return
            if not (reason and self._reason):
                self._since = datetime.now(UTC)
            self._reason = reason
        if reason:
            _log.warning("camera %s is down: %s; it is asked again", self._name, reason)
        else:
            _log.info("camera %s is up", self._name)


def _is_usable(picture: Picture | None) -> bool:
    return picture is not None and min(picture.shape[:2]) >= SMALLEST_FRAME_PX

"""What one camera shows just now: written by its agent, read by the people at the test page."""

import threading
import time
from collections import deque
from dataclasses import dataclass

from recognition.capture import Frame
from recognition.plates import DetectedPlate, Look
from recognition.watched_area import WHOLE_PICTURE, WatchedArea

RATE_WINDOW_S = 5.0
# A page asks for pictures several times a second; for so long after its last question somebody watches.
WATCHED_S = 3.0


@dataclass(frozen=True, slots=True)
class Glance:
    """The state of a scene: the newest frame, and what the engine said last, `looked_ago_s` seconds ago.

    It said that of `looked_at`; `moved_since` tells whether anything has moved after that frame.
    """

    frame: Frame | None
    looked_at: Frame | None
    moved_since: bool
    moved: bool
    looks_per_second: float
    plates: tuple[DetectedPlate, ...]
    looked_ago_s: float | None
    look_ms: float


class CameraScene:
    """Safe to use from several threads."""

    def __init__(self, area: WatchedArea = WHOLE_PICTURE) -> None:
        self._lock = threading.Lock()
        self._area = area
        self._frame: Frame | None = None
        self._moved = False
        self._look = Look((), 0.0, 0.0)
        self._looked_at: Frame | None = None
        self._moved_since = False
        self._told: tuple[Frame | None, Frame | None] = (None, None)
        self._looks: deque[float] = deque(maxlen=200)
        self._watched_at = -WATCHED_S

    @property
    def area(self) -> WatchedArea:
        """Where plates count."""
        with self._lock:
            return self._area

    def watch_area(self, area: WatchedArea) -> None:
        """Let plates count in `area` from the next frame on."""
        with self._lock:
            self._area = area

    @property
    def watched(self) -> bool:
        """Whether somebody looks at this scene now."""
        with self._lock:
            return time.monotonic() - self._watched_at < WATCHED_S

    def saw(self, frame: Frame, *, moved: bool) -> None:
        """Keep the newest frame."""
        with self._lock:
            self._frame, self._moved = frame, moved
            self._moved_since |= moved

    def read(self, look: Look) -> None:
        """Keep what the engine says of the newest frame."""
        with self._lock:
            self._look, self._looked_at, self._moved_since = look, self._frame, False
            self._looks.append(time.monotonic())

    def glance(self) -> Glance:
        """Return the state just now, and count as somebody who watches."""
        now = time.monotonic()
        with self._lock:
            self._watched_at = now
            self._told = (self._frame, self._looked_at)
            looks = sum(now - at <= RATE_WINDOW_S for at in self._looks) / RATE_WINDOW_S
            ago_s = now - self._looks[-1] if self._looks else None
            took_ms = self._look.detect_ms + self._look.read_ms
            return Glance(
                frame=self._frame,
                looked_at=self._looked_at,
                moved_since=self._moved_since,
                moved=self._moved,
                looks_per_second=looks,
                plates=self._look.plates,
                looked_ago_s=ago_s,
                look_ms=took_ms,
            )

    def told_frames(self) -> list[Frame]:
        """Return the frames of the last glance, which are kept so that their pictures can be asked for."""
        with self._lock:
            return [frame for frame in self._told if frame is not None]

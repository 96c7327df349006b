"""What the agent looks at: a frame, where frames come from, and how a camera is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from recognition.plates import Picture


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture: `at` in seconds of the source's steady clock, `captured_at` aware UTC."""

    picture: Picture
    at: float
    captured_at: datetime


@dataclass(frozen=True, slots=True)
class CameraCondition:
    """How a camera is: `reason` says in words why it is down; `since` is aware UTC."""

    state: Literal["up", "down"]
    reason: str
    since: datetime
    frames_per_second: float


class FrameSource(Protocol):
    """A camera, or a recording that stands in for one."""

    @property
    def ended(self) -> bool:
        """Whether no frame will ever come again."""
        ...

    @property
    def condition(self) -> CameraCondition:
        """How the camera is just now."""
        ...

    def next_frame(self, wait_s: float) -> Frame | None:
        """Return a frame not returned before, or None if none comes within `wait_s` seconds."""
        ...

    def ask_every(self, every_s: float) -> None:
        """Say that one frame in so many seconds is enough just now; 0: every frame is wanted."""
        ...

    def close(self) -> None:
        """Let the camera go."""
        ...


class NoSuchSource(Exception):
    """What was named as a camera can never be one; the message says what to do."""

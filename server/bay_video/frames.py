"""One bay's newest picture, shared by all who look at it; nothing older is kept anywhere."""

import asyncio
import time
from dataclasses import dataclass

from server.bay_video.viewers import Refuse
from server.domain.errors import BayVideoSilent
from server.store.identifiers import new_id

SILENT_AFTER_S = 5.0
"""A picture that is older says nothing about now."""
WATCHED_FOR_S = 3.0
"""So long after a viewer's last question the camera goes on: the next question is on its way."""
LEAST_PAUSE_S = 0.08
"""Pictures that come faster are thrown away: an agent that runs wild fills no network."""


@dataclass(frozen=True, slots=True)
class BayFrame:
    """One picture as it came from the agent: all viewers get these same bytes."""

    number: int
    jpeg: bytes
    came_at: float
    """By the monotonic clock."""


class BayFrames:
    """The newest picture of one bay. Lives in the event loop; no queue: who comes late gets the newest."""

    def __init__(self) -> None:
        self.sitting = ""
        """What pictures must be of to be shown; empty while nobody may see the bay."""
        self._newest: BayFrame | None = None
        self._number = 0
        self._asked_at = -WATCHED_FOR_S
        self._waiting = 0
        self._news = asyncio.Event()

    @property
    def watched(self) -> bool:
        """Whether somebody looks, or did a moment ago."""
        return bool(self.sitting) and (self._waiting > 0 or time.monotonic() - self._asked_at < WATCHED_FOR_S)

    def begin_sitting(self, *, visible: bool) -> None:
        """Another car, or none: what is held is forgotten, and who waits must show their right anew."""
        self.sitting = new_id() if visible else ""
        self._newest = None
        self._tell()

    def take(self, sitting: str, jpeg: bytes) -> bool:
        """Keep a picture as the newest; False where it is of an earlier sitting, or comes too soon."""
        now = time.monotonic()
        too_soon = self._newest is not None and now - self._newest.came_at < LEAST_PAUSE_S
        if not self.sitting or sitting != self.sitting or too_soon:
            return False
        self._number += 1
        self._newest = BayFrame(self._number, jpeg, now)
        self._tell()
        return True

    async def next_after(self, number: int, refuse: Refuse) -> BayFrame:
        """Return the newest picture once there is one with another number than `number`.

        `refuse` is asked at the beginning, at every change, and last of all for the very picture that is
        returned. Raises what it raises, and BayVideoSilent where no picture comes in time.
        """
        ends_at = time.monotonic() + SILENT_AFTER_S
        self._waiting += 1
        try:
            while True:
                refuse()
                if (frame := self._fresh(number)) is not None:
                    return frame
                await self._news_until(ends_at)
        finally:
            self._waiting -= 1
            self._asked_at = time.monotonic()

    def _fresh(self, number: int) -> BayFrame | None:
        frame = self._newest
        if frame is None or frame.number == number or time.monotonic() - frame.came_at > SILENT_AFTER_S:
            return None
        return frame

    async def _news_until(self, ends_at: float) -> None:
        try:
            async with asyncio.timeout(ends_at - time.monotonic()):
                await self._news.wait()
        except TimeoutError:
            raise BayVideoSilent("the bay's camera has sent no picture for a while") from None

    def _tell(self) -> None:
        self._news.set()
        self._news = asyncio.Event()

"""The gate agent: frame → anything moving? → plate → agreement over frames → a sighting in the outbox."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from recognition.camera_scene import CameraScene
from recognition.capture import Frame, FrameSource
from recognition.followed_car import Passage
from recognition.idle_pace import IdlePace
from recognition.log_words import counted, told_of
from recognition.motion import MotionGate
from recognition.observations import Observation, is_legible, observed
from recognition.outbox import Outbox, UnusableOutbox
from recognition.passage import PassageTracker
from recognition.plates import Look, Picture
from recognition.sightings import sighting_of
from server.contract.heartbeats import CameraState
from server.contract.sightings import CameraDirection, Sighting

FRAME_WAIT_S = 0.5
# After the last movement a picture is still looked at for so long: the shutter's blur has gone then.
SETTLE_S = 1.0
# While nothing waits to be settled a look now and then is enough: to notice a car that comes, and less often
# to notice that another stands where one has been told already.
COMING_LOOK_EVERY_S = 0.3
NEXT_LOOK_EVERY_S = 0.8
# Somebody at the test page sees readings of a picture in which nothing moves, too.
WATCHED_LOOK_EVERY_S = 1.0

_log = logging.getLogger("glassbay.gate")


class Eyes(Protocol):
    """Finds and reads plates: an engine, or one camera's use of it."""

    def look(self, picture: Picture) -> Look:
        """Return the plates of `picture`, the surest first."""
        ...


@dataclass(frozen=True, slots=True)
class GateView:
    """Which camera this is, and which way its cars go."""

    camera: str
    direction: CameraDirection


class GateAgent:
    """Watches one camera until it ends or is told to stop."""

    def __init__(
        self,
        view: GateView,
        source: FrameSource,
        engine: Eyes,
        outbox: Outbox,
        tracker: PassageTracker,
        scene: CameraScene | None = None,
        pace: IdlePace | None = None,
    ) -> None:
        self._view = view
        self._source = source
        self._engine = engine
        self._outbox = outbox
        self._tracker = tracker
        self._scene = scene or CameraScene()
        self._pace = pace or IdlePace()
        self._motion = MotionGate()
        self._moved_at = -SETTLE_S
        self._settling = False
        self._looked_at = -NEXT_LOOK_EVERY_S
        self._unkept: deque[Sighting] = deque()
        self._passages = 0
        self._trouble = ""

    def watch(self, stop: threading.Event, told: Callable[[], None]) -> None:
        """Look at frames until `stop` is set or the source ends; `told` is called when the outbox has
        something new."""
        while not stop.is_set() and not self._source.ended:
            self._source.ask_every(self._pace.every_s(moving=self._busy()))
            frame = self._source.next_frame(FRAME_WAIT_S)
            passages = self._look(frame) if frame else self._without_picture()
            self._put(passages, told)
        self._put(self._tracker.finish(), told)
        if self._source.ended:
            seen = counted(self._passages, "passage")
            _log.info("%s: the recording has ended: %s seen", self._view.camera, seen)

    def camera_state(self) -> CameraState:
        """Return how the camera is just now."""
        condition = self._source.condition
        return CameraState(
            camera=self._view.camera,
            direction=self._view.direction,
            state=condition.state,
            reason=condition.reason,
            since=condition.since,
            frames_per_second=condition.frames_per_second,
        )

    def _busy(self) -> bool:
        """Whether every frame may matter: a car moves, or waits to be told, or somebody watches."""
        return self._settling or self._tracker.waiting or self._scene.watched

    def _look(self, frame: Frame) -> list[Passage]:
        self._motion.watch(self._scene.area)
        moved = self._motion.moved(frame.picture)
        if moved:
            self._moved_at = frame.at
        self._settling = frame.at - self._moved_at <= SETTLE_S
        self._scene.saw(frame, moved=moved)
        if not self._worth_a_look(frame.at):
            self._look_for_watcher(frame)
            return self._tracker.nothing_moved(frame.at)
        self._looked_at = frame.at
        return self._tracker.observe(frame.at, self._observe(frame))

    def _worth_a_look(self, at: float) -> bool:
        if self._tracker.waiting:
            return True
        every_s = NEXT_LOOK_EVERY_S if self._tracker.told_in_view else COMING_LOOK_EVERY_S
        return self._settling and at - self._looked_at >= every_s

    def _look_for_watcher(self, frame: Frame) -> None:
        if self._scene.watched and frame.at - self._looked_at >= WATCHED_LOOK_EVERY_S:
            self._looked_at = frame.at
            self._engine.look(frame.picture)

    def _without_picture(self) -> list[Passage]:
        """A camera that is down sees no car: what was seen before is told. A slow one is waited for."""
        if self._source.ended or self._source.condition.state == "up":
            return []
        return self._tracker.observe(time.monotonic(), [])

    def _observe(self, frame: Frame) -> list[Observation]:
        looked_at = datetime.now(UTC)
        plates = self._engine.look(frame.picture).plates
        read_at = datetime.now(UTC)
        legible = [plate for plate in plates if is_legible(plate.reading)]
        return [observed(frame.at, frame.captured_at, looked_at, read_at, plate) for plate in legible]

    def _put(self, passages: list[Passage], told: Callable[[], None]) -> None:
        for passage in passages:
            sighting = sighting_of(passage, self._view.camera, self._view.direction)
            _log.info("%s", told_of(sighting))
            self._passages += sighting.revision == 0
            self._unkept.append(sighting)
        if self._unkept and self._keep():
            told()

    def _keep(self) -> bool:
        """Put what was told into the outbox; what it does not take is tried again."""
        try:
            while self._unkept:
                self._outbox.put(self._unkept[0])
                self._unkept.popleft()
        except UnusableOutbox as trouble:
            if str(trouble) != self._trouble:
                _log.error("%s", trouble)
            self._trouble = str(trouble)
            return False
        self._trouble = ""
        return True

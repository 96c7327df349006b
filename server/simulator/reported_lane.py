"""A gate agent without a camera: it reports cars to the server in the words in which `glassbay gate` does.

What it has read is settled beforehand, so that a long day costs no recognition; the demonstration reads.
"""

import asyncio
import random
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

from uuid_utils import uuid7

from server.contract.heartbeats import AgentHeartbeat, CameraState, HeartbeatAnswer
from server.contract.sightings import Direction, Lattice, Sighting, SightingAnswer, Trace
from server.simulator.api_client import ApiClient
from server.simulator.gate_log import GateLog, Passage
from server.simulator.people import Car

HEARTBEAT_S = 5.0
BETWEEN_CARS_S = 0.2
_SURE = 0.99
_TORN = (0.52, 0.46)
"""How probable the right character is, and the one that it is taken for, on a dirty plate."""
_ALIKE = {"0": "D", "D": "0", "8": "B", "B": "8", "1": "7", "7": "1", "5": "S", "2": "Z", "6": "G"}


@dataclass(slots=True)
class ReportedLane:
    """The way past one camera. Of all cars, `dirty_share` have a plate that cannot be read for certain."""

    api: ApiClient
    direction: Direction
    rng: random.Random
    dirty_share: float = 0.0
    _free: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def drive_past(self, car: Car, log: GateLog | None = None) -> None:
        """Wait for one's turn and be reported."""
        async with self._free:
            if log is not None:
                log.passages.append(Passage(car.plate, time.time(), time.time()))
            dirty = self.rng.random() < self.dirty_share
            seen = sighting(car, self.direction, dirty=dirty)
            await self.api.post("/api/sightings", seen, SightingAnswer)
            await asyncio.sleep(BETWEEN_CARS_S)

    async def keep_reporting(self) -> None:
        """Say every five seconds that the camera is up, until cancelled."""
        since = datetime.now(UTC)
        while True:
            camera = CameraState(
                camera=_camera(self.direction), direction=self.direction, state="up", since=since
            )
            pulse = AgentHeartbeat(
                sent_at=datetime.now(UTC), version="simulated", cameras=[camera], outbox_waiting=0
            )
            await self.api.post("/api/heartbeats/agent", pulse, HeartbeatAnswer)
            await asyncio.sleep(HEARTBEAT_S)


def sighting(car: Car, direction: Direction, *, dirty: bool = False) -> Sighting:
    """Return what the agent tells of a car that passes now; of a dirty plate two characters are doubtful."""
    characters = _lattice(car.plate, doubts=2 if dirty else 0)
    seen_at = datetime.now(UTC)
    return Sighting(
        sighting_id=str(uuid7()),
        camera=_camera(direction),
        direction=direction,
        seen_at=seen_at,
        frames=6,
        agreed=not dirty,
        text=car.plate,
        colour=car.plate_colour,
        confidence=min(choices[0][1] for choices in characters),
        characters=characters,
        trace=Trace(captured_at=seen_at, read_at=seen_at, sent_at=seen_at),
    )


def _lattice(plate: str, doubts: int) -> Lattice:
    """The characters, the last ones that resemble another torn between the two."""
    alike = (
        [place for place, character in enumerate(plate) if character in _ALIKE][-doubts:] if doubts else []
    )
    return [
        [(character, _TORN[0]), (_ALIKE[character], _TORN[1])] if place in alike else [(character, _SURE)]
        for place, character in enumerate(plate)
    ]


def _camera(direction: Direction) -> str:
    return "entry" if direction == "in" else "exit"

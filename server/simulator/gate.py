"""Driving past a gate camera: one car at a time, in real time, as the camera shows it."""

import asyncio
import time
from dataclasses import dataclass, field

from server.simulator.gate_camera import GateCamera
from server.simulator.gate_log import GateLog, Passage
from server.simulator.passage_path import PassageTiming
from server.simulator.people import Car

EMPTY_BETWEEN_CARS_S = 1.2
"""A gate without a car for so long ends a passage even where the reading was never sure."""


@dataclass(slots=True)
class Lane:
    """The way past one camera."""

    camera: GateCamera
    timing: PassageTiming
    _free: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def drive_past(self, car: Car, log: GateLog | None = None) -> None:
        """Wait for one's turn and pass; `log` is told when the car comes in sight."""
        async with self._free:
            plan = self.camera.plan_passage(car.plate, car.plate_colour)
            if log is not None:
                now = time.time()
                log.passages.append(Passage(car.plate, now, now + self.timing.approach_s))
            await asyncio.wrap_future(self.camera.show_passage(plan))
            await asyncio.sleep(EMPTY_BETWEEN_CARS_S)

"""The way in or out of the yard, past a gate camera."""

from typing import Protocol

from server.simulator.gate_log import GateLog
from server.simulator.people import Car


class Way(Protocol):
    """Something a car drives past, one at a time."""

    async def drive_past(self, car: Car, log: GateLog | None = None) -> None:
        """Wait for one's turn and pass; `log` is told when the car comes in sight."""

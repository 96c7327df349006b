"""How a paired device is, as it was last heard. It changes too often to be in the journal."""

from dataclasses import dataclass
from datetime import datetime, timedelta

SILENT_AFTER = timedelta(seconds=30)
"""A page pulses every two seconds and is noted every ten; an agent and a kiosk speak every five."""


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine of a kiosk; the fields are those of `contract.devices.MachineHealth`."""

    resolution: str
    load: float
    memory_used: float
    temperature_c: float | None
    sound: str
    browser: str
    restarts: int


@dataclass(frozen=True, slots=True)
class DeviceState:
    """One device. `heard_at` is real time; an empty version: it has not told one."""

    device_id: str
    shop_id: str
    heard_at: datetime
    version: str = ""
    machine: Machine | None = None
    orders: tuple[str, ...] = ()
    """What a kiosk is to be told at its next heartbeat, once."""
    picture: str | None = None
    pictured_at: datetime | None = None

    def is_online(self, now: datetime) -> bool:
        """Tell whether it was heard lately. In the future it was heard where the clock was set back since."""
        return abs(now - self.heard_at) <= SILENT_AFTER

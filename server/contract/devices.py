"""What is told of paired devices and of cameras, and what an administrator changes about a device."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from server.contract.sightings import CameraDirection


class MachineHealth(BaseModel):
    """The machine on which a kiosk runs, as its agent measures it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    resolution: str = Field(max_length=40, description="such as 1920x1080; empty: unknown")
    load: float = Field(ge=0.0, description="run queue over one minute, a core")
    memory_used: float = Field(ge=0.0, le=1.0)
    temperature_c: float | None = Field(ge=-50.0, le=200.0)
    sound: str = Field(max_length=120, description="the sound device; empty: there is none")
    browser: Literal["running", "starting", "stopped"]
    restarts: int = Field(ge=0, description="of the browser, by itself, since the agent started")


class PairedDeviceEntry(BaseModel):
    """One entry of `GET /api/devices`."""

    model_config = ConfigDict(frozen=True)

    device_id: str
    kind: str
    name: str
    screen: str | None
    paired_at: datetime
    heard_at: datetime | None = Field(description="real time; null: never")
    online: bool
    version: str
    machine: MachineHealth | None


class CameraEntry(BaseModel):
    """One entry of `GET /api/cameras`, as its agent last described it."""

    model_config = ConfigDict(frozen=True)

    camera_id: str
    camera: str
    direction: CameraDirection | Literal["bay"]
    state: Literal["up", "down", "unknown"]
    reason: str
    since: datetime
    heard_at: datetime
    agent: str = Field(description="the name of the device whose camera it is; empty: it was revoked")


class ChangeDevice(BaseModel):
    """`PATCH /api/devices/{device_id}`: what is left out stays."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str | None = Field(default=None, min_length=1, max_length=80, pattern=r"\S")
    screen: str | None = Field(default=None, max_length=40, description="lounge, workshop, gate, bay/3")


class OwnPlace(BaseModel):
    """`GET /api/devices/current`: what the device that asks is, and what it shows."""

    model_config = ConfigDict(frozen=True)

    device_id: str
    kind: str
    name: str
    screen: str | None

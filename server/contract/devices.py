"""What is told of paired devices and of cameras, and what an administrator changes about a device."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from server.contract.boards import Words
from server.contract.deeds import PairedDevice
from server.contract.sightings import CameraDirection

BrowserState = Literal["running", "starting", "stopped"]


class MachineHealth(BaseModel):
    """The machine on which a kiosk runs, as its agent measures it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    resolution: str = Field(max_length=40, description="such as 1920x1080; empty: unknown")
    load: float = Field(ge=0.0, description="run queue over one minute, a core")
    memory_used: float = Field(ge=0.0, le=1.0)
    temperature_c: float | None = Field(ge=-50.0, le=200.0)
    sound: str = Field(max_length=120, description="the sound device; empty: there is none")
    browser: BrowserState
    restarts: int = Field(ge=0, description="of the browser, by itself, since the agent started")


KioskOrder = Literal["picture", "identify", "restart"]
"""What an administrator may ask of a kiosk; its next heartbeat is answered with it."""


class KioskPlan(BaseModel):
    """What a kiosk does by the shop's clock. Times are HH:MM in the shop's zone; empty: not at all."""

    model_config = ConfigDict(frozen=True)

    zone: str
    restart_at: str
    screen_on: str
    screen_off: str


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
    pictured_at: datetime | None = Field(description="of the last picture; null: there is none")


class BayEntry(BaseModel):
    """One entry of `GET /api/bays`: a place at which a tablet can lie."""

    model_config = ConfigDict(frozen=True)

    number: str
    name: Words


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


class AskKiosk(BaseModel):
    """`POST /api/devices/{device_id}/orders`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    order: KioskOrder


class AskForPairing(BaseModel):
    """`POST /api/pairing-requests`: a screen that nobody has paired; what it would like to be."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["display", "tablet", "kiosk"]
    screen: str | None = Field(default=None, max_length=40)


class PairingAsked(BaseModel):
    """The answer: the screen shows `code`, and asks with `secret` whether somebody has typed it."""

    code: str
    secret: str
    expires_at: datetime


class ClaimPairing(BaseModel):
    """`POST /api/pairing-requests/claim`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    secret: str = Field(max_length=100)


class PairingClaimed(BaseModel):
    """The answer: the device with its token, this once; null while nobody has confirmed."""

    device: PairedDevice | None


class ConfirmPairing(BaseModel):
    """`POST /api/pairing-requests/confirm` (administrator): the six digits that a screen shows."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str = Field(pattern=r"^[0-9]{6}$")
    kind: Literal["display", "tablet", "kiosk"]
    name: str = Field(min_length=1, max_length=80, pattern=r"\S")
    screen: str = Field(max_length=40)

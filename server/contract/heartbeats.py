"""What agents and kiosks say regularly about their own state."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from server.contract.devices import KioskOrder, KioskPlan, MachineHealth
from server.contract.sightings import CameraDirection


class CameraState(BaseModel):
    """One camera as its agent sees it; one over a bay has the direction `bay` and the bay's number."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    camera: str = Field(min_length=1, max_length=40)
    direction: CameraDirection | Literal["bay"]
    bay: str | None = Field(default=None, min_length=1, max_length=20)
    state: Literal["up", "down"]
    reason: str = Field(default="", max_length=200, description="why it is down, in plain words")
    since: datetime
    frames_per_second: float = Field(default=0.0, ge=0.0)


class AgentHeartbeat(BaseModel):
    """Sent by an agent with cameras every five seconds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sent_at: datetime
    version: str = Field(max_length=40)
    cameras: list[CameraState] = Field(max_length=56)
    outbox_waiting: int = Field(ge=0, description="sightings not yet acknowledged by the server")


class KioskHeartbeat(BaseModel):
    """Sent by a kiosk agent every five seconds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sent_at: datetime
    version: str = Field(max_length=40)
    screen: str = Field(max_length=40)
    machine: MachineHealth


class HeartbeatAnswer(BaseModel):
    """The server's clock, so that an agent can measure its own offset."""

    server_at: datetime


class KioskAnswer(HeartbeatAnswer):
    """What a kiosk is told: what it is now, what it is asked to do once, and what it does every day."""

    name: str
    screen: str | None
    orders: list[KioskOrder]
    plan: KioskPlan

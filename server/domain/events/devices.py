"""What is recorded of paired devices; their names are in the tables."""

from dataclasses import dataclass

from server.domain.event import Event
from server.domain.events.announcements import SoundPlayer


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceEvent(Event):
    """About one paired device: what it may do has to be asked again."""

    device_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRenamed(DeviceEvent):
    """It has another name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceReassigned(DeviceEvent):
    """It shows another screen."""

    screen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRevoked(DeviceEvent):
    """Its token has ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskAsked(Event):
    """Somebody asked a kiosk for a picture of its screen, for its name on it, or to start anew."""

    device_id: str
    order: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPlaced(Event):
    """A device is heard in another room, in none, or by another player."""

    device_id: str
    room: str | None
    player: SoundPlayer

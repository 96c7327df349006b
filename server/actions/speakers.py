"""Where a device is heard."""

from pydantic import BaseModel

from server.domain import events
from server.domain.announcement import AnnouncementRules
from server.domain.errors import InvalidRequest, NotFound
from server.domain.events import SoundPlayer
from server.domain.records import Speaker
from server.store.speakers import speakers
from server.store.unit_of_work import UnitOfWork


class SpeakerAnswer(BaseModel):
    """The speaker and its event."""

    device_id: str
    event_number: int


def place_speaker(
    work: UnitOfWork, rules: AnnouncementRules, device_id: str, room: str | None, player: SoundPlayer
) -> SpeakerAnswer:
    """Let a screen be heard in a room, or in none; a page's sound, or its kiosk agent's own."""
    work.permit("place_speaker")
    if room is not None and room not in rules.rooms:
        raise InvalidRequest(f"there is no room '{room}'; there are {', '.join(rules.rooms)}", field="room")
    device = next((found for found, _ in speakers(work, rules) if found.device_id == device_id), None)
    if device is None:
        raise NotFound("there is no screen with sound of that id", kind="Speaker", id=device_id)
    if player == "agent" and device.kind != "kiosk":
        raise InvalidRequest("only a kiosk has an agent that can play", field="player")
    work.speakers.save(Speaker(device_id, work.shop_id, room, player))
    placed = events.SpeakerPlaced(device_id=device_id, room=room, player=player)
    return SpeakerAnswer(device_id=device_id, event_number=work.record(placed).number)

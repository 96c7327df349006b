"""Which devices are heard in which room, and how each was last."""

from sqlalchemy import select

from server.domain.announcement import AnnouncementRules
from server.domain.events import PlayOutcome
from server.domain.identity import Device
from server.domain.records import PlayReceipt, Speaker
from server.store import tables
from server.store.repositories import access
from server.store.shop_rows import ShopRows

_WITH_SOUND = ("display", "kiosk")


def speakers(rows: ShopRows, rules: AnnouncementRules) -> list[tuple[Device, Speaker]]:
    """Return every paired screen with where it is heard.

    A lounge screen that nobody has given a room is heard in the first one; any other screen in none.
    """
    chosen = {speaker.device_id: speaker for speaker in rows.speakers.where()}
    found = access.devices_of_shop(rows.connection, rows.shop_id)
    return [
        (device, chosen.get(device.device_id) or _usual(device, rules))
        for device in found
        if device.kind in _WITH_SOUND
    ]


def heard_in(rows: ShopRows, rules: AnnouncementRules, room: str) -> tuple[str, ...]:
    """Return the devices that are to play what is said in a room."""
    return tuple(speaker.device_id for _, speaker in speakers(rows, rules) if speaker.room == room)


def last_receipts(rows: ShopRows, outcome: PlayOutcome | None = None) -> dict[str, PlayReceipt]:
    """Return for each device its last receipt, or its last with that outcome."""
    column = tables.play_receipts.c
    wanted = [column.outcome == outcome] if outcome else []
    last = (
        select(column.receipt_id)
        .where(column.device_id == tables.devices.c.device_id, *wanted)
        .order_by(column.received_at.desc(), column.receipt_id.desc())
        .limit(1)
        .correlate(tables.devices)
        .scalar_subquery()
    )
    newest = select(last).where(tables.devices.c.shop_id == rows.shop_id)
    found = rows.play_receipts.where(column.receipt_id.in_(newest))
    return {receipt.device_id: receipt for receipt in found if receipt.device_id}


def _usual(device: Device, rules: AnnouncementRules) -> Speaker:
    room = rules.first_room if device.screen == "lounge" else None
    return Speaker(device.device_id, device.shop_id, room, "page")

"""Bookings as the desk asks for them."""

from datetime import datetime, timedelta
from typing import Any

from server.domain.staff import Role
from server.store.identifiers import new_id
from tests.fakes.open_api import OpenApi
from tests.fakes.open_shop import OPENING

WORDS = {"zh": "字", "en": "word"}
TEN = OPENING + timedelta(minutes=90)
"""10:00 of the shop's day."""


def booking(plate: str, slot_at: datetime = TEN, **more: Any) -> dict[str, Any]:
    """A booking of an hour on a lift; the shop has two."""
    said = dict.fromkeys(("brand", "series", "vehicle_colour", "job"), WORDS)
    return said | {
        "appointment_id": new_id(),
        "plate": plate,
        "customer_name": "李雷",
        "customer_phone": "13800001234",
        "slot_at": slot_at.isoformat(),
        "standard_minutes": 60,
        **more,
    }


def book(api: OpenApi, body: dict[str, Any], role: Role = Role.ADVISOR) -> Any:
    """Ask for a booking."""
    return api.send("POST", "/api/appointments", api.session(role), body)

"""Visits: one stay of one vehicle."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Visit:
    """One stay. Its steps are those of its repair orders; it is open until the car has left."""

    visit_id: str
    shop_id: str
    vehicle_id: str
    appointment_id: str | None
    advisor_id: str | None
    arrived_at: datetime
    departed_at: datetime | None = None
    left_unsettled: bool = False
    rating: int | None = None
    merged_into: str | None = None
    """The visit that it became a part of: the same car was taken for two."""
    key_tag: str = ""
    """What hangs on the car's key; "" while it has none."""
    spot: str = ""
    """Where the car was parked last, as the shop calls its places."""

"""Promises moved to a window that the bays do not allow by themselves, and why they can be kept."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PromiseMove:
    """One such move. `reason` is in somebody's own words, so it is not in the journal."""

    move_id: str
    shop_id: str
    order_id: str
    moved_at: datetime
    moved_by: str | None
    promised_from: datetime
    promised_to: datetime
    reason: str

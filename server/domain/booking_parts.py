"""Parts that are reserved for a booking, until they lie on its shelf."""

from dataclasses import dataclass
from datetime import datetime

from server.domain.stage import Name


@dataclass(frozen=True, slots=True)
class BookingPart:
    """One part of one booking. `expected_at` is its arrival, None where it is in stock or nobody knows."""

    part_id: str
    shop_id: str
    appointment_id: str
    operation: str
    number: str
    brand: str
    name: Name
    quantity_thousandths: int
    expected_at: datetime | None = None
    shelved_at: datetime | None = None
    shelved_by: str | None = None

"""Work that was done on a car before this server kept its record: taken in from another system's file."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PastService:
    """One earlier service. `number` is the other system's own, "" where it had none."""

    service_id: str
    shop_id: str
    vehicle_id: str
    day: date
    number: str
    mileage_km: int | None
    work: str
    amount_minor: int

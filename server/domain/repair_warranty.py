"""The shop's own warranty on what it did to a car: until a day or a mileage, whichever comes first."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class WarrantyEnd:
    """It stands through the day `until` and up to `until_km`; None where mileage does not end it."""

    until: date
    until_km: int | None = None

    def stands(self, day: date, km: int | None) -> bool:
        """Tell whether it stands on a day at a mileage; an unknown mileage ends nothing."""
        return day <= self.until and (km is None or self.until_km is None or km <= self.until_km)


@dataclass(frozen=True, slots=True)
class RepairWarranty:
    """What the shop answers for on one line: its labour, the parts that went into it, or neither."""

    labour: WarrantyEnd | None = None
    parts: WarrantyEnd | None = None

    def stands(self, day: date, km: int | None) -> bool:
        """Tell whether any of it stands."""
        return any(end is not None and end.stands(day, km) for end in (self.labour, self.parts))


@dataclass(frozen=True, slots=True)
class LineWarranty:
    """The warranty that one line of an order was given."""

    line_id: str
    warranty: RepairWarranty

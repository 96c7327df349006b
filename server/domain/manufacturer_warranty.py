"""What a car's manufacturer may pay for, by the terms that the shop has written down of its brand."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from server.domain.catalogue import Operation
from server.domain.handover import months_after
from server.domain.repair_warranty import WarrantyEnd
from server.domain.stage import Name


@dataclass(frozen=True, slots=True)
class ManufacturerTerm:
    """So many months from the first registration, or `km` on the clock, for work with one of these skills."""

    brand: str
    name: Name
    months: int
    skills: frozenset[str]
    km: int | None = None

    def is_for(self, brand: Name) -> bool:
        """Tell whether a car of this brand has it."""
        return self.brand.casefold() in (brand.zh.casefold(), brand.en.casefold())

    def pays_for(self, operation: Operation) -> bool:
        """Tell whether it is about such work."""
        return not self.skills.isdisjoint(operation.skills)


class CoverState(StrEnum):
    """Whether it stands; `unknown` without the day of the first registration."""

    STANDS = "stands"
    OVER = "over"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Cover:
    """One term for one car."""

    term: ManufacturerTerm
    state: CoverState
    end: WarrantyEnd | None = None


def cover(term: ManufacturerTerm, first_registered_on: date | None, day: date, km: int | None) -> Cover:
    """Return how a term stands for a car on a day at a mileage."""
    if first_registered_on is None:
        driven_out = km is not None and term.km is not None and km > term.km
        return Cover(term, CoverState.OVER if driven_out else CoverState.UNKNOWN)
    end = WarrantyEnd(months_after(first_registered_on, term.months), term.km)
    return Cover(term, CoverState.STANDS if end.stands(day, km) else CoverState.OVER, end)

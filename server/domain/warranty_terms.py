"""The terms of the shop's repair warranty, and what they give each line when a car is delivered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from server.domain.estimate import CostKind, EstimateItem
from server.domain.handover import months_after
from server.domain.manufacturer_warranty import ManufacturerTerm
from server.domain.repair_order import JobLine, LineAuthorization, RepairOrder
from server.domain.repair_warranty import LineWarranty, RepairWarranty, WarrantyEnd


@dataclass(frozen=True, slots=True)
class Term:
    """So many months or so many kilometres; `km` None: however far the car goes."""

    months: int
    km: int | None = None

    def from_delivery(self, day: date, km: int | None) -> WarrantyEnd:
        """Return its end for a car that was delivered on `day` with `km`; an unread mileage ends nothing."""
        ends_at = None if km is None or self.km is None else km + self.km
        return WarrantyEnd(months_after(day, self.months), ends_at)


@dataclass(frozen=True, slots=True)
class Terms:
    """What is given on labour and on parts; None: nothing."""

    labour: Term | None = None
    parts: Term | None = None


@dataclass(frozen=True, slots=True)
class KindOfWork:
    """Other terms for some operations: of these codes, with one of these skills, or safety-critical."""

    terms: Terms
    operations: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()
    safety: bool = False

    def has(self, line: JobLine, code: str) -> bool:
        """Tell whether a line, of the operation with that code, is such work."""
        by_name = code in self.operations or bool(self.skills.intersection(line.skills))
        return by_name or (self.safety and line.safety)


@dataclass(frozen=True, slots=True)
class WarrantyTerms:
    """The shop's terms: the first kind that has a line counts, else the usual ones; and manufacturers'."""

    usual: Terms = Terms()
    kinds: tuple[KindOfWork, ...] = ()
    manufacturers: tuple[ManufacturerTerm, ...] = ()

    def of(self, line: JobLine, code: str) -> Terms:
        """Return the terms for a line of the operation with that code; "" for words of one's own."""
        return next((kind.terms for kind in self.kinds if kind.has(line, code)), self.usual)


@dataclass(frozen=True, slots=True)
class DeliveredWork:
    """An order that is delivered on a day; items and codes of operations are by the line's id."""

    order: RepairOrder
    items: Mapping[str, EstimateItem]
    codes: Mapping[str, str]
    day: date


def given_warranties(terms: WarrantyTerms, done: DeliveredWork) -> tuple[LineWarranty, ...]:
    """Return the warranty of each line that was agreed to and has one, whoever paid for it."""
    return tuple(_given(terms, done))


def _given(terms: WarrantyTerms, done: DeliveredWork) -> Iterator[LineWarranty]:
    for line in done.order.lines:
        if line.authorization is not LineAuthorization.AUTHORIZED:
            continue
        its = terms.of(line, line.operation or done.codes.get(line.line_id, ""))
        labour = its.labour if line.standard_minutes else None
        parts = its.parts if _may_have_parts(line, done.items.get(line.line_id)) else None
        if labour is not None or parts is not None:
            yield LineWarranty(line.line_id, RepairWarranty(_end(labour, done), _end(parts, done)))


def _end(term: Term | None, done: DeliveredWork) -> WarrantyEnd | None:
    return term.from_delivery(done.day, done.order.mileage_km) if term else None


def _may_have_parts(line: JobLine, item: EstimateItem | None) -> bool:
    """By its costs; where only a title and a price were told, work is taken to have had parts."""
    kinds = {cost.kind for cost in item.costs} if item and line.option_id is None else {CostKind.OTHER}
    return CostKind.PART in kinds or (kinds == {CostKind.OTHER} and line.standard_minutes > 0)

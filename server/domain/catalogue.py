"""The service catalogue: what the shop does, how long it takes by the book and what goes into it."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from server.domain.stage import Name

WHOLE = 1_000
"""Thousandths in one piece: quantities are kept in them."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part that an operation takes. `price_minor` is that of one piece, tax included."""

    number: str
    brand: str
    name: Name
    quantity_thousandths: int
    price_minor: int

    @property
    def amount_minor(self) -> int:
        """What all of it costs, tax included."""
        return amount_of(self.quantity_thousandths, self.price_minor)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation. `code` is its own in the shop; `bay_kind` one of `BAY_KINDS`, `flow` the key of a flow.

    `consumables_minor` is what oil rags, cleaner and the like come to, tax included. One that is not
    `offered` any more stays on record for the estimates that name it.
    """

    operation_id: str
    shop_id: str
    code: str
    name: Name
    standard_minutes: int
    flow: str
    bay_kind: str
    skills: tuple[str, ...] = ()
    safety: bool = False
    consumables_minor: int = 0
    parts: tuple[Part, ...] = ()
    offered: bool = True

    def price_minor(self, labour_hour_minor: int) -> int:
        """What it costs at that labour rate, tax included: labour, parts and consumables."""
        labour = labour_of(self.standard_minutes, labour_hour_minor)
        return labour + sum(part.amount_minor for part in self.parts) + self.consumables_minor


def amount_of(quantity_thousandths: int, price_minor: int) -> int:
    """What so much costs at so much a piece, in minor units, half up."""
    return _half_up(Decimal(quantity_thousandths) * price_minor / WHOLE)


def labour_of(minutes: int, labour_hour_minor: int) -> int:
    """What so many minutes of labour cost, in minor units, half up."""
    return _half_up(Decimal(minutes) * labour_hour_minor / 60)


def _half_up(exact: Decimal) -> int:
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))

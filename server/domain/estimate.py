"""The estimate, itemised: labour, parts and consumables of each operation, in whole minor units.

Prices include tax. Every amount is rounded half up a line, and sums are sums of the rounded lines: what is
printed adds up.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from server.domain.catalogue import WHOLE, amount_of, labour_of
from server.domain.repair_order import Payer
from server.domain.stage import Name

HUNDRED_PER_CENT = 10_000
"""In hundredths of a per cent, as discounts and taxes are kept."""


class CostKind(StrEnum):
    """What a line of the estimate pays for."""

    LABOUR = "labour"
    PART = "part"
    CONSUMABLE = "consumable"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class EstimateCost:
    """One line. `price_minor` is of one piece, of labour of one hour, tax included."""

    kind: CostKind
    title: Name
    price_minor: int
    minutes: int = 0
    quantity_thousandths: int = WHOLE
    number: str = ""
    brand: str = ""
    discount_basis_points: int = 0

    @property
    def full_minor(self) -> int:
        """What it costs without the discount."""
        if self.kind is CostKind.LABOUR:
            return labour_of(self.minutes, self.price_minor)
        return amount_of(self.quantity_thousandths, self.price_minor)

    @property
    def discount_minor(self) -> int:
        """What is taken off."""
        return share_of(self.full_minor, self.discount_basis_points, HUNDRED_PER_CENT)

    @property
    def amount_minor(self) -> int:
        """What is paid."""
        return self.full_minor - self.discount_minor

    def tax_minor(self, tax_basis_points: int) -> int:
        """Return the tax that is in what is paid."""
        return share_of(self.amount_minor, tax_basis_points, HUNDRED_PER_CENT + tax_basis_points)


@dataclass(frozen=True, slots=True)
class EstimateOption:
    """Another way to do an item, whole: e.g. another brand of part. `detail` says what speaks against it."""

    option_id: str
    title: Name
    detail: Name
    minutes: int
    price_minor: int


@dataclass(frozen=True, slots=True)
class EstimateItem:
    """What belongs to one operation: the customer agrees to all of it or to none. `line_id` is the order's.

    `explanation` says why it is advised, and what may happen if it is put off. `repeats` is the line of an
    earlier order that is done again under its warranty.
    """

    line_id: str
    title: Name
    costs: tuple[EstimateCost, ...]
    payer: Payer = Payer.CUSTOMER
    safety: bool = False
    standard_minutes: int = 0
    bay_kind: str = ""
    operation_id: str | None = None
    explanation: Name | None = None
    options: tuple[EstimateOption, ...] = ()
    repeats: str | None = None

    @property
    def amount_minor(self) -> int:
        """What all of it costs."""
        return sum(cost.amount_minor for cost in self.costs)

    def tax_minor(self, tax_basis_points: int) -> int:
        """Return the tax that is in it."""
        return sum(cost.tax_minor(tax_basis_points) for cost in self.costs)


@dataclass(frozen=True, slots=True)
class Estimate:
    """One version of an order's estimate, as the customer was shown it; `number` counts from 1.

    `promise_reason` is why an advisor has promised a window that the bays do not allow by themselves.
    """

    estimate_id: str
    shop_id: str
    order_id: str
    number: int
    made_at: datetime
    made_by: str | None
    tax_basis_points: int
    items: tuple[EstimateItem, ...]
    promised_from: datetime
    promised_to: datetime
    promise_reason: str = ""

    @property
    def total_minor(self) -> int:
        """What all of it costs, whoever pays."""
        return sum(item.amount_minor for item in self.items)

    @property
    def tax_minor(self) -> int:
        """The tax that is in it."""
        return sum(item.tax_minor(self.tax_basis_points) for item in self.items)

    def due_minor(self, payer: Payer) -> int:
        """Return what one payer pays of it."""
        return sum(item.amount_minor for item in self.items if item.payer is payer)


def share_of(amount_minor: int, part: int, whole: int) -> int:
    """Return `part` of `whole` of an amount, half up."""
    return int((Decimal(amount_minor) * part / whole).quantize(Decimal(1), ROUND_HALF_UP))

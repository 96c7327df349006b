"""How much somebody may take off a price, by their roles."""

from collections.abc import Iterable
from dataclasses import dataclass

from server.domain.catalogue import Operation
from server.domain.errors import DiscountTooLarge
from server.domain.estimate import HUNDRED_PER_CENT, CostKind, EstimateCost, EstimateItem
from server.domain.staff import Role


@dataclass(frozen=True, slots=True)
class DiscountLimit:
    """The most that a role may take off a line, in hundredths of a per cent."""

    role: Role
    basis_points: int


USUAL_LIMITS = (DiscountLimit(Role.ADVISOR, 500), DiscountLimit(Role.MANAGER, HUNDRED_PER_CENT))
"""Of a shop that has not said any; whoever is not named takes nothing off."""


def largest_discount(limits: Iterable[DiscountLimit], roles: frozenset[Role]) -> int:
    """Return the most that somebody with these roles may take off a line."""
    return max((limit.basis_points for limit in limits if limit.role in roles), default=0)


def check_discounts(
    item: EstimateItem, operation: Operation | None, labour_hour_minor: int, allowed: int
) -> None:
    """Raise DiscountTooLarge where a line of the item is cheaper than `allowed` makes it.

    A price below the catalogue's is a discount, too.
    """
    for cost in item.costs:
        listed = _listed_price(cost, operation, labour_hour_minor)
        taken_off = _taken_off(cost, listed)
        if taken_off > allowed:
            raise DiscountTooLarge(
                f"{taken_off / 100:g} % off '{cost.title.en}' is over {allowed / 100:g} %; ask a manager",
                line=cost.title.en,
                percent=taken_off / 100,
                allowed_percent=allowed / 100,
            )


def _listed_price(cost: EstimateCost, operation: Operation | None, labour_hour_minor: int) -> int:
    """The price that the catalogue says, where it says one; else what was written."""
    if operation is None:
        return cost.price_minor
    if cost.kind is CostKind.LABOUR:
        return labour_hour_minor
    if cost.kind is CostKind.CONSUMABLE:
        return operation.consumables_minor
    listed = {part.number: part.price_minor for part in operation.parts if part.number}
    return listed.get(cost.number, cost.price_minor)


def _taken_off(cost: EstimateCost, listed_minor: int) -> int:
    """Of the listed price, in hundredths of a per cent, rounded up: a fen more is more."""
    if listed_minor <= cost.price_minor:
        return cost.discount_basis_points
    paid = cost.price_minor * (HUNDRED_PER_CENT - cost.discount_basis_points)
    return HUNDRED_PER_CENT - paid // listed_minor

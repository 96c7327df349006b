"""How much somebody may take off a price, by their roles, in whatever words the line is written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from server.domain.catalogue import Operation, labour_of
from server.domain.errors import DiscountTooLarge
from server.domain.estimate import HUNDRED_PER_CENT, CostKind, EstimateCost, EstimateItem
from server.domain.search_words import normalised
from server.domain.staff import Role
from server.domain.stage import Name


@dataclass(frozen=True, slots=True)
class DiscountLimit:
    """The most that a role may take off a line, in hundredths of a per cent."""

    role: Role
    basis_points: int


USUAL_LIMITS = (DiscountLimit(Role.ADVISOR, 500), DiscountLimit(Role.MANAGER, HUNDRED_PER_CENT))
"""Of a shop that has not said any; whoever is not named takes nothing off."""


@dataclass(frozen=True, slots=True)
class PriceList:
    """What the shop asks for: its labour by the hour, and its catalogue by the names in either language."""

    labour_hour_minor: int
    by_name: dict[str, Operation]

    def operation_called(self, title: Name) -> Operation | None:
        """Return the operation that a line in free words is, by its name; spaces and signs do not matter."""
        return self.by_name.get(_plain(title.zh)) or self.by_name.get(_plain(title.en))


def price_list(labour_hour_minor: int, operations: Iterable[Operation]) -> PriceList:
    """Return the shop's prices; of two operations of one name the dearer counts."""
    by_name: dict[str, Operation] = {}
    for operation in sorted(operations, key=lambda each: each.price_minor(labour_hour_minor)):
        by_name |= {_plain(operation.name.zh): operation, _plain(operation.name.en): operation}
    return PriceList(labour_hour_minor, by_name)


def largest_discount(limits: Iterable[DiscountLimit], roles: frozenset[Role]) -> int:
    """Return the most that somebody with these roles may take off a line."""
    return max((limit.basis_points for limit in limits if limit.role in roles), default=0)


def check_discounts(item: EstimateItem, operation: Operation | None, prices: PriceList, allowed: int) -> None:
    """Raise DiscountTooLarge where a line of the item is cheaper than `allowed` makes it.

    A price below the catalogue's is a discount, too. A line in words of one's own is held against the
    operation that it names, else against the labour of its minutes; so is each other way to do an item.
    """
    for title, taken_off in _reductions(item, operation, prices):
        if taken_off > allowed:
            raise DiscountTooLarge(
                f"{taken_off / 100:g} % off '{title.en}' is over {allowed / 100:g} %; ask a manager",
                line=title.en,
                percent=taken_off / 100,
                allowed_percent=allowed / 100,
            )


def _reductions(
    item: EstimateItem, operation: Operation | None, prices: PriceList
) -> Iterator[tuple[Name, int]]:
    """Everything of an item that has a listed price, with what is taken off it."""
    for cost in item.costs:
        yield cost.title, _taken_off(cost, _listed_price(cost, operation, prices.labour_hour_minor))
    if operation is None:
        named = prices.operation_called(item.title)
        labour = labour_of(item.standard_minutes, prices.labour_hour_minor)
        listed = named.price_minor(prices.labour_hour_minor) if named else labour
        yield item.title, _below(item.amount_minor, listed)
    for option in item.options:
        yield option.title, _below(option.price_minor, labour_of(option.minutes, prices.labour_hour_minor))


def _listed_price(cost: EstimateCost, operation: Operation | None, labour_hour_minor: int) -> int:
    """The price that the catalogue says, where it says one; else what was written."""
    if cost.kind is CostKind.LABOUR:
        return labour_hour_minor
    if operation is None:
        return cost.price_minor
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


def _below(paid_minor: int, listed_minor: int) -> int:
    """How far a sum is below its listed price, in hundredths of a per cent, rounded up."""
    if paid_minor >= listed_minor:
        return 0
    return HUNDRED_PER_CENT - paid_minor * HUNDRED_PER_CENT // listed_minor


def _plain(title: str) -> str:
    return normalised(title).replace(" ", "")

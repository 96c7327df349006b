"""The service catalogue as screens see it, and what an import of it would change."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from server.contract.boards import Words
from server.domain.catalogue_cells import Problem

MOST_LISTED = 50
MOST_TOLD = 200
"""Of the changes and of the problems of a file."""


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ShopPrices(_Value):
    """What an hour of labour costs, and the tax that all prices include, in hundredths of a per cent."""

    labour_hour_minor: int = Field(ge=0, le=1_000_000)
    tax_basis_points: int = Field(ge=0, le=5_000)


class PartEntry(_Value):
    """A part that an operation takes; its price is of one piece, tax included."""

    number: str
    brand: str
    name: Words
    quantity_thousandths: int
    price_minor: int


class OperationEntry(_Value):
    """One operation. `price_minor` is all of it at the shop's labour rate, tax included."""

    operation_id: str
    code: str
    name: Words
    standard_minutes: int
    flow: str
    bay_kind: str
    skills: list[str]
    safety: bool
    consumables_minor: int
    parts: list[PartEntry]
    offered: bool
    price_minor: int


class Catalogue(_Value):
    """What was found, by code; `count` is how many there are, of which no more than `most` are told."""

    operations: list[OperationEntry]
    count: int
    prices: ShopPrices


class BookedWork(_Value):
    """`GET /api/catalogue/booked/{order_id}`: what a car was booked for, as an estimate begins with it."""

    operations: list[OperationEntry]
    prices: ShopPrices
    other: bool = Field(description="the booking holds more than these, in words alone")
    other_minutes: int = Field(description="how long that takes, 0 where nobody said")


class CatalogueProblem(_Value):
    """What is wrong with one cell of a file; its words are under `catalogue.problem.<problem>`."""

    row: int
    column: str
    problem: Problem
    given: str
    allowed: str


class CatalogueEntryChange(_Value):
    """An operation that is new or described anew."""

    kind: Literal["added", "changed"]
    operation: OperationEntry


class CatalogueCheck(_Value):
    """What a file would change: nothing at all where it has problems. The first of both are told."""

    changes: list[CatalogueEntryChange]
    added: int
    changed: int
    unchanged: int
    problems: list[CatalogueProblem]
    problem_count: int


class CatalogueTaken(_Value):
    """What an import has changed."""

    added: int
    changed: int
    unchanged: int

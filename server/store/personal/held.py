"""What the shop holds of one customer: the rows of the register, and the digests of pictures and sounds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, func, select

from server.store.personal.reach import Keys, belongs
from server.store.personal.register import REGISTER
from server.store.personal.treatment import Personal
from server.store.shop_rows import ShopRows


@dataclass(frozen=True, slots=True)
class HeldRows:
    """The rows of one table that are the customer's."""

    held: Personal
    rows: Sequence[RowMapping]

    @property
    def pictures(self) -> frozenset[str]:
        """The digests of their pictures or sounds."""
        name = self.held.picture
        return frozenset(digest for row in self.rows if name and (digest := row[name]))

    @property
    def keys(self) -> list[Any]:
        """The keys of the rows."""
        return [row[self.held.key.name] for row in self.rows]


def held_rows(rows: ShopRows, keys: Keys) -> Iterator[HeldRows]:
    """Yield every table of the register in which the customer has rows."""
    for held in REGISTER:
        own = (held.table.c.shop_id == rows.shop_id, belongs(held, keys))
        found = rows.connection.execute(select(held.table).where(*own).order_by(held.key)).mappings().all()
        if found:
            yield HeldRows(held, found)


def count_held(rows: ShopRows, held: Personal, keys: Keys) -> int:
    """Return how many rows of a table are the customer's."""
    own = (held.table.c.shop_id == rows.shop_id, belongs(held, keys))
    return rows.connection.execute(select(func.count()).select_from(held.table).where(*own)).scalar_one()


def named_elsewhere(rows: ShopRows, digests: frozenset[str]) -> frozenset[str]:
    """Return those of `digests` that some row still names, whoever's it is: in a group, of any shop."""
    found: set[str] = set()
    for held in REGISTER:
        if held.picture is not None:
            column = held.table.c[held.picture]
            query = select(column).where(column.in_(sorted(digests)))
            found.update(rows.connection.execute(query).scalars())
    return frozenset(found)

"""Keeping frozen dataclasses in tables whose columns are named like their fields."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from server.domain.errors import NotFound

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Statements:
    """What is asked of one table. Built once: building takes ten times as long as SQLite takes to answer."""

    key: str
    fields: tuple[str, ...]
    anywhere: Select[Any]
    all: Select[Any]
    find: Select[Any]
    update: Update
    insert: Insert
    delete: Delete


@cache
def statements_of(table: Table, shape: Any) -> Statements:
    """Return the statements of a table that keeps `shape`; they are told `in_shop` and `with_key`."""
    names = tuple(field.name for field in fields(shape))
    key = next(iter(table.primary_key.columns))
    in_shop, own = table.c.shop_id == bindparam("in_shop"), key == bindparam("with_key")
    anywhere = select(*(table.c[name] for name in names))
    everything = anywhere.where(in_shop).order_by(key)
    return Statements(
        key=key.name,
        fields=names,
        anywhere=anywhere,
        all=everything,
        find=everything.where(own),
        update=update(table).where(own, in_shop),
        insert=insert(table),
        delete=delete(table).where(own, in_shop),
    )


class Rows(Generic[T]):
    """The rows of one table within one shop, as instances of `shape`."""

    def __init__(self, connection: Connection, shop_id: str, table: Table, shape: type[T]) -> None:
        self._connection = connection
        self._shop_id = shop_id
        self._shape = shape
        keeps: Any = shape
        self._statements = statements_of(table, keeps)

    def get(self, key: str) -> T:
        """Return the row with this key; raise NotFound naming the table and the key."""
        found = self.find(key)
        if found is None:
            name = self._shape.__name__
            raise NotFound(f"there is no {name} '{key}' in this shop", kind=name, id=key)
        return found

    def find(self, key: str | None) -> T | None:
        """Return the row with this key, or None."""
        if not key:
            return None
        told = {"in_shop": self._shop_id, "with_key": key}
        row = self._connection.execute(self._statements.find, told).first()
        return self._shape(*row) if row is not None else None

    def where(self, *conditions: ColumnElement[bool]) -> list[T]:
        """Return the shop's rows that meet all conditions, in the order of their keys."""
        query = self._statements.all.where(*conditions)
        return [self._shape(*row) for row in self._connection.execute(query, {"in_shop": self._shop_id})]

    def among(self, column: ColumnElement[Any], keys: Iterable[Any]) -> list[T]:
        """Return the rows whose `column`, which has an index of its own, is one of `keys`: in no order.

        SQLite reads the whole table for no keys at all, for an order, and where the shop is asked for, too.
        """
        wanted = list(keys)
        if not wanted:
            return []
        found = self._connection.execute(self._statements.anywhere.where(column.in_(wanted)))
        return [self._shape(*row) for row in found if row.shop_id == self._shop_id]

    def save(self, item: T) -> None:
        """Write the row anew, or for the first time."""
        values = self._values(item)
        told = {"in_shop": self._shop_id, "with_key": values[self._statements.key]}
        changes = {
            name: value for name, value in values.items() if name not in (self._statements.key, "shop_id")
        }
        changed = self._connection.execute(self._statements.update, changes | told)
        if changed.rowcount == 0:
            self._connection.execute(self._statements.insert, values)

    def save_all(self, items: Iterable[T]) -> None:
        """Write several rows."""
        for item in items:
            self.save(item)

    def add_all(self, items: Iterable[T]) -> None:
        """Write several rows for the first time."""
        values = [self._values(item) for item in items]
        if values:
            self._connection.execute(self._statements.insert, values)

    def delete(self, key: str) -> None:
        """Remove the row with this key, if it is there."""
        self._connection.execute(self._statements.delete, {"in_shop": self._shop_id, "with_key": key})

    def _values(self, item: T) -> dict[str, Any]:
        return {name: getattr(item, name) for name in self._statements.fields} | self._derived(item)

    def _derived(self, item: T) -> dict[str, Any]:
        """Columns that follow from the fields, for queries and constraints."""
        return {}


class KeepsRows(Protocol):
    """Whatever has a shop's rows as attributes."""

    connection: Connection
    shop_id: str


class RowsOf(Generic[T]):
    """The rows of one table as an attribute, made where they are first asked for: most never are."""

    def __init__(self, table: Table, shape: type[T]) -> None:
        self._table = table
        self._shape = shape

    def __set_name__(self, owner: type[KeepsRows], name: str) -> None:
        self._name = name

    def __get__(self, keeper: KeepsRows, owner: type[KeepsRows]) -> Rows[T]:
        """Return the rows, which stay with their keeper."""
        rows = Rows(keeper.connection, keeper.shop_id, self._table, self._shape)
        # From now on this is found before the attribute of the class, which is not asked again.
        keeper.__dict__[self._name] = rows
        return rows

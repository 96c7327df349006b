"""Keeping frozen dataclasses in tables whose columns are named like their fields."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, select, update

from server.domain.errors import NotFound

T = TypeVar("T")


class Rows(Generic[T]):
    """The rows of one table within one shop, as instances of `shape`."""

    def __init__(self, connection: Connection, shop_id: str, table: Table, shape: type[T]) -> None:
        self._connection = connection
        self._shop_id = shop_id
        self._table = table
        self._shape = shape
        self._fields = [field.name for field in fields(cast("Any", shape))]
        self._key = next(iter(table.primary_key.columns))

    def get(self, key: str) -> T:
        """Return the row with this key; raise NotFound naming the table and the key."""
        found = self.find(key)
        if found is None:
            name = self._shape.__name__
            raise NotFound(f"there is no {name} '{key}' in this shop", kind=name, id=key)
        return found

    def find(self, key: str | None) -> T | None:
        """Return the row with this key, or None."""
        return next(iter(self.where(self._key == key)), None) if key else None

    def where(self, *conditions: ColumnElement[bool]) -> list[T]:
        """Return the shop's rows that meet all conditions, in the order of their keys."""
        columns = [self._table.c[name] for name in self._fields]
        query = select(*columns).where(self._table.c.shop_id == self._shop_id, *conditions)
        found = self._connection.execute(query.order_by(self._key))
        return [self._shape(**row) for row in found.mappings()]

    def save(self, item: T) -> None:
        """Write the row anew, or for the first time."""
        values = {name: getattr(item, name) for name in self._fields} | self._derived(item)
        key = values[self._key.name]
        changed = self._connection.execute(
            update(self._table).where(self._key == key, self._table.c.shop_id == self._shop_id).values(values)
        )
        if changed.rowcount == 0:
            self._connection.execute(insert(self._table).values(values))

    def save_all(self, items: Iterable[T]) -> None:
        """Write several rows."""
        for item in items:
            self.save(item)

    def delete(self, key: str) -> None:
        """Remove the row with this key, if it is there."""
        own = (self._key == key) & (self._table.c.shop_id == self._shop_id)
        self._connection.execute(delete(self._table).where(own))

    def _derived(self, item: T) -> dict[str, Any]:
        """Columns that follow from the fields, for queries and constraints."""
        return {}

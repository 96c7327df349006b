"""What names a customer: searched for before and after an erasure, and kept nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, String, Table, Text, func, or_, select, type_coerce, update

from server.domain.no_plate import is_mark
from server.store import tables
from server.store.column_types import Nested, Word
from server.store.shop_rows import ShopRows

_ID_LENGTH = 36
_SHORTEST = 5
"""Of what is searched everywhere: fewer characters are found in other words by chance."""
STRUCK_OUT = "•••"


@dataclass(frozen=True, slots=True)
class Identity:
    """Plates, VINs and the telephone number say who it is wherever they stand; a name may be another's."""

    names: tuple[str, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """One column that names somebody, and the keys of the rows in which it does."""

    table: Table
    column: Column[Any]
    keys: Sequence[Any]


def identity_of(rows: ShopRows, customer_id: str) -> Identity:
    """Return what names the customer; raise NotFound."""
    customer = rows.customers.get(customer_id)
    cars = rows.vehicles.of_customers([customer_id])
    plates = {car.plate for car in cars if not is_mark(car.plate)}
    told = {customer.phone, *plates, *(car.vin or "" for car in cars)}
    name = customer.name.strip()
    return Identity(
        names=(name,) if len(name) > 1 else (),
        marks=tuple(sorted(each for each in told if len(each) >= _SHORTEST)),
    )


def word_columns(table: Table) -> list[Column[Any]]:
    """Return the columns of a table that can hold words: no ids, and none of a closed list."""
    return [column for column in table.columns if _holds_words(column)]


def searched_tables() -> list[Table]:
    """Return every table with rows of a shop."""
    return [table for table in tables.metadata.sorted_tables if "shop_id" in table.c]


def mentions(rows: ShopRows, identity: Identity) -> list[Mention]:
    """Return every column of the shop's tables in which a plate, the number or a VIN stands."""
    if not identity.marks:
        return []
    places = ((table, column) for table in searched_tables() for column in word_columns(table))
    found = (Mention(table, column, _keys(rows, table, column, identity.marks)) for table, column in places)
    return [each for each in found if each.keys]


def strike(rows: ShopRows, mention: Mention, words: Sequence[str]) -> int:
    """Put dots in the place of `words` in one column of some rows; return how many rows had any."""
    struck: ColumnElement[str] = type_coerce(mention.column, Text())
    for written in dict.fromkeys(each for word in words for each in (word, word.lower())):
        struck = func.replace(struck, written, STRUCK_OUT)
    having = (_key(mention.table).in_(mention.keys), _has(mention.column, words))
    own = mention.table.c.shop_id == rows.shop_id
    change = update(mention.table).where(own, *having)
    return rows.connection.execute(
        change.values({mention.column.name: type_coerce(struck, mention.column.type)})
    ).rowcount


def _keys(rows: ShopRows, table: Table, column: Column[Any], words: Sequence[str]) -> list[Any]:
    query = select(_key(table)).where(table.c.shop_id == rows.shop_id, _has(column, words))
    return list(rows.connection.execute(query).scalars())


def _has(column: Column[Any], words: Sequence[str]) -> ColumnElement[bool]:
    told = func.lower(type_coerce(column, Text()))
    return or_(*(told.contains(word.lower(), autoescape=True) for word in words))


def _key(table: Table) -> Column[Any]:
    """What tells a table's rows apart within a shop."""
    keys = [column for column in table.primary_key.columns if column.name != "shop_id"]
    return keys[-1] if keys else table.c["key" if "key" in table.c else "name"]


def _holds_words(column: Column[Any]) -> bool:
    kind = column.type
    if isinstance(kind, Nested):
        return True
    return isinstance(kind, String) and not isinstance(kind, Word) and kind.length != _ID_LENGTH

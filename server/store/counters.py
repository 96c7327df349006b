"""Numbers without gaps: one locked row for each shop and name."""

from sqlalchemy import Connection, bindparam, insert, update

from server.store.tables import counters

_NEXT = (
    update(counters)
    .where(counters.c.shop_id == bindparam("in_shop"), counters.c.name == bindparam("of_name"))
    .values(value=counters.c.value + 1)
    .returning(counters.c.value)
)
_FIRST = insert(counters)
_ON = (
    update(counters)
    .where(counters.c.shop_id == bindparam("in_shop"), counters.c.name == bindparam("of_name"))
    .values(value=counters.c.value + bindparam("more"))
)


def next_value(connection: Connection, shop_id: str, name: str) -> int:
    """Return the next number and keep its row locked: a rollback gives the number back."""
    value = connection.execute(_NEXT, {"in_shop": shop_id, "of_name": name}).scalar()
    if value is None:
        connection.execute(_FIRST, {"shop_id": shop_id, "name": name, "value": 1})
        return 1
    return int(value)


def count_on(connection: Connection, shop_id: str, name: str, more: int) -> None:
    """Give out `more` numbers after the one that `next_value` has returned in this transaction."""
    if more:
        connection.execute(_ON, {"in_shop": shop_id, "of_name": name, "more": more})

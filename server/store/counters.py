"""Numbers without gaps: one locked row for each shop and name."""

from sqlalchemy import Connection, insert, select, update

from server.store.tables import counters


def next_value(connection: Connection, shop_id: str, name: str) -> int:
    """Return the next number and keep its row locked: a rollback gives the number back."""
    row = (counters.c.shop_id == shop_id) & (counters.c.name == name)
    changed = connection.execute(update(counters).where(row).values(value=counters.c.value + 1))
    if changed.rowcount == 0:
        connection.execute(insert(counters).values(shop_id=shop_id, name=name, value=1))
        return 1
    value: int = connection.execute(select(counters.c.value).where(row)).scalar_one()
    return value

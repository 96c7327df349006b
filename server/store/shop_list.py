"""The shops of a database."""

from dataclasses import fields

from sqlalchemy import Connection, select

from server.domain.records import Shop
from server.store.tables import shops


def all_shops(connection: Connection) -> list[Shop]:
    """Return all shops, in the order they were founded."""
    columns = [shops.c[field.name] for field in fields(Shop)]
    found = connection.execute(select(*columns).order_by(shops.c.shop_id))
    return [Shop(**row) for row in found.mappings()]

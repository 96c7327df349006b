"""Customers, cars and web bookings are found by their words; owners, bringers and bookings by their ids."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from server.store.search import words_row

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

_AT_ONCE = 1_000
_INDEXES = (
    ("vehicles", ["customer_id"]),
    ("receptions", ["bringer_id"]),
    ("appointments", ["vehicle_id"]),
    ("appointments", ["shop_id", "number"]),
)
_FOUND_BY = {
    "vehicle": "SELECT shop_id, vehicle_id, plate, vin, brand, series FROM vehicles",
    "customer": "SELECT shop_id, customer_id, name FROM customers",
    "phone": "SELECT shop_id, customer_id, phone FROM customers",
    "booking": "SELECT shop_id, appointment_id, contact FROM appointment_words WHERE contact <> ''",
}
_TERMS = sa.table(
    "search_terms", *(sa.column(name) for name in ("shop_id", "kind", "subject_id", "text", "terms"))
)


def upgrade() -> None:
    """Make the indexes, and let everything be found that is there."""
    for table, columns in _INDEXES:
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)
    connection = op.get_bind()
    for kind, query in _FOUND_BY.items():
        found = connection.execute(sa.text(query)).all()
        for first in range(0, len(found), _AT_ONCE):
            rows = [
                words_row(shop_id, kind, key, _texts(values))
                for shop_id, key, *values in found[first : first + _AT_ONCE]
            ]
            connection.execute(_TERMS.insert(), rows)


def _texts(values: list[Any]) -> Iterator[str]:
    """The words of a row: names in two languages are kept as JSON."""
    for value in values:
        if value and value.startswith("{"):
            yield from json.loads(value).values()
        elif value:
            yield value

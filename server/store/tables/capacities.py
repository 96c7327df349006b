"""What the shop can take at once."""

from sqlalchemy import Column, Integer, String, Table

from server.store.column_types import Nested
from server.store.tables.columns import id_column, metadata, shop_column

capacities = Table(
    "capacities",
    metadata,
    id_column("capacity_id", primary_key=True),
    shop_column(),
    Column("kind", String(40), nullable=False),
    Column("cars", Integer, nullable=False),
    Column("team", String(40), nullable=False),
    Column("from_minute", Integer, nullable=False),
    Column("to_minute", Integer, nullable=False),
    Column("weekdays", Nested(tuple[int, ...]), nullable=False),
)

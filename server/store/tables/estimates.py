"""All versions of the estimates that customers were shown."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from server.domain.estimate import EstimateItem
from server.store.column_types import Nested, UtcMicroseconds
from server.store.tables.columns import id_column, metadata, shop_column

estimates = Table(
    "estimates",
    metadata,
    id_column("estimate_id", primary_key=True),
    shop_column(),
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("made_at", UtcMicroseconds, nullable=False),
    id_column("made_by"),
    Column("tax_basis_points", Integer, nullable=False),
    Column("items", Nested(tuple[EstimateItem, ...]), nullable=False),
    Column("promised_from", UtcMicroseconds, nullable=False),
    Column("promised_to", UtcMicroseconds, nullable=False),
    Column("promise_reason", Text, nullable=False),
    UniqueConstraint("order_id", "number"),
)

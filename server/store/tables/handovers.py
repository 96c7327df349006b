"""What was shown and advised when cars were handed over."""

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, Text

from server.domain.handover import OldParts
from server.store.column_types import UtcMicroseconds, Word
from server.store.tables.columns import id_column, metadata, shop_column

handovers = Table(
    "handovers",
    metadata,
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), primary_key=True),
    shop_column(),
    Column("old_parts", Word(OldParts), nullable=False),
    Column("advice", Text, nullable=False),
    Column("next_service_on", Date, nullable=False),
    Column("next_service_km", Integer),
    id_column("handed_over_by"),
    Column("handed_over_at", UtcMicroseconds, nullable=False),
)

"""What was shown and advised when cars were handed over, and what was said before."""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, String, Table, Text

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
    Column("recheck_on", Date),
)

ready_calls = Table(
    "ready_calls",
    metadata,
    id_column("call_id", primary_key=True),
    shop_column(),
    Column("visit_id", String(36), ForeignKey("visits.visit_id"), nullable=False, index=True),
    Column("reached", Boolean, nullable=False),
    Column("words", Text, nullable=False),
    id_column("called_by"),
    Column("called_at", UtcMicroseconds, nullable=False),
)

skipped_washes = Table(
    "skipped_washes",
    metadata,
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), primary_key=True),
    shop_column(),
    Column("words", Text, nullable=False),
    id_column("told_to"),
    Column("told_at", UtcMicroseconds, nullable=False),
)

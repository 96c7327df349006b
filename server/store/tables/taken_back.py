"""Steps that were taken back, each with its reason."""

from sqlalchemy import Column, ForeignKey, String, Table, Text

from server.domain.step_back import Voided
from server.store.column_types import UtcMicroseconds, Word
from server.store.tables.columns import id_column, metadata, shop_column

taken_back = Table(
    "taken_back",
    metadata,
    id_column("taken_back_id", primary_key=True),
    shop_column(),
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), nullable=False, index=True),
    Column("left_stage", String(40), nullable=False),
    Column("stage", String(40), nullable=False),
    Column("voided", Word(Voided), nullable=False),
    Column("reason", Text, nullable=False),
    Column("made_at", UtcMicroseconds, nullable=False),
    id_column("made_by"),
)

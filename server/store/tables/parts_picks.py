"""Parts that were handed out for orders."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text

from server.domain.parts_pick import PickProblem
from server.store.column_types import UtcMicroseconds, Word
from server.store.tables.columns import id_column, metadata, shop_column

parts_picks = Table(
    "parts_picks",
    metadata,
    id_column("pick_id", primary_key=True),
    shop_column(),
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), nullable=False, index=True),
    Column("part", String(60), nullable=False),
    Column("quantity_thousandths", Integer, nullable=False),
    Column("handed_by", String(36), ForeignKey("staff.staff_id"), nullable=False),
    Column("taken_by", String(36), ForeignKey("staff.staff_id"), nullable=False),
    Column("picked_at", UtcMicroseconds, nullable=False),
    Column("problem", Word(PickProblem)),
    Column("note", Text, nullable=False),
)

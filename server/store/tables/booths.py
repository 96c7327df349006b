"""What of cars is painted, and how the booths stand."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from server.domain.booth import LoadOverride
from server.domain.paint_job import PaintExtent
from server.store.column_types import Nested, UtcMicroseconds, Word
from server.store.tables.columns import id_column, metadata, shop_column

paint_jobs = Table(
    "paint_jobs",
    metadata,
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), primary_key=True),
    shop_column(),
    Column("colour_code", String(20), nullable=False),
    Column("extent", Word(PaintExtent), nullable=False),
    Column("panels", Integer, nullable=False),
    Column("kept_at", UtcMicroseconds, nullable=False),
    id_column("kept_by"),
)

booths = Table(
    "booths",
    metadata,
    Column("bay_id", String(36), ForeignKey("bays.bay_id"), primary_key=True),
    shop_column(),
    Column("colour_code", String(20), nullable=False),
    Column("planned", Nested(tuple[str, ...]), nullable=False),
    Column("planned_at", UtcMicroseconds),
    Column("override", Word(LoadOverride)),
)

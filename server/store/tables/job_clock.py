"""Who worked how long on which job."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table

from server.store.column_types import UtcMicroseconds
from server.store.tables.columns import id_column, index_where, metadata, shop_column

job_spans = Table(
    "job_spans",
    metadata,
    id_column("span_id", primary_key=True),
    shop_column(),
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), nullable=False, index=True),
    id_column("visit_id"),
    id_column("line_id"),
    Column("staff_id", String(36), ForeignKey("staff.staff_id"), nullable=False),
    Column("began_at", UtcMicroseconds, nullable=False),
    id_column("began_by"),
    Column("began_version", Integer),
    Column("ended_at", UtcMicroseconds),
    id_column("ended_by"),
    Column("ended_version", Integer),
    Index("ix_job_spans_began_at", "shop_id", "began_at"),
)

index_where(
    "ix_job_spans_open",
    "ended_at IS NULL",
    job_spans.c.shop_id,
    job_spans.c.staff_id,
    unique=True,
)

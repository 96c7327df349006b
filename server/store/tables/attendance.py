"""When people were in, and when on a break."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, String, Table

from server.domain.attendance import Presence
from server.store.column_types import UtcMicroseconds, Word
from server.store.tables.columns import id_column, index_where, metadata, shop_column

attendance_spans = Table(
    "attendance_spans",
    metadata,
    id_column("span_id", primary_key=True),
    shop_column(),
    Column("staff_id", String(36), ForeignKey("staff.staff_id"), nullable=False),
    Column("presence", Word(Presence), nullable=False),
    Column("began_at", UtcMicroseconds, nullable=False),
    id_column("began_by"),
    Column("ended_at", UtcMicroseconds),
    id_column("ended_by"),
    Column("forgotten", Boolean, nullable=False),
    Index("ix_attendance_spans_began_at", "shop_id", "began_at"),
)

index_where(
    "ix_attendance_spans_open",
    "ended_at IS NULL",
    attendance_spans.c.shop_id,
    attendance_spans.c.staff_id,
    unique=True,
)

"""What comes after a delivery: follow-up calls and complaints, with what customers said."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, String, Table, Text

from server.domain.complaint import Note
from server.domain.follow_up import Scores
from server.store.column_types import Nested, UtcMicroseconds
from server.store.tables.columns import id_column, index_where, metadata, shop_column

follow_up_calls = Table(
    "follow_up_calls",
    metadata,
    id_column("call_id", primary_key=True),
    shop_column(),
    Column("visit_id", String(36), ForeignKey("visits.visit_id"), nullable=False, index=True),
    Column("call", String(10), nullable=False),
    Column("reached", Boolean, nullable=False),
    Column("scores", Nested(Scores)),
    Column("words", Text, nullable=False),
    id_column("staff_id"),
    Column("called_at", UtcMicroseconds, nullable=False),
)

complaints = Table(
    "complaints",
    metadata,
    id_column("complaint_id", primary_key=True),
    shop_column(),
    Column("vehicle_id", String(36), ForeignKey("vehicles.vehicle_id"), nullable=False, index=True),
    id_column("visit_id"),
    id_column("owner_id"),
    Column("source", String(20), nullable=False),
    Column("opened_at", UtcMicroseconds, nullable=False),
    Column("notes", Nested(tuple[Note, ...]), nullable=False),
    Column("closed_at", UtcMicroseconds),
    Index("ix_complaints_closed_at", "shop_id", "closed_at"),
)

index_where("ix_complaints_open", "closed_at IS NULL", complaints.c.shop_id)

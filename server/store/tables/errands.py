"""Errands: who goes out for which car, where and when."""

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text

from server.domain.errand import ErrandKind, StepTaken
from server.store.column_types import Nested, UtcMicroseconds, Word
from server.store.tables.columns import id_column, index_where, metadata, shop_column

errands = Table(
    "errands",
    metadata,
    id_column("errand_id", primary_key=True),
    shop_column(),
    Column("kind", Word(ErrandKind), nullable=False),
    Column("vehicle_id", String(36), ForeignKey("vehicles.vehicle_id"), nullable=False, index=True),
    id_column("visit_id"),
    Column("contact", Text, nullable=False),
    Column("phone", String(30), nullable=False),
    Column("address", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("wanted_at", UtcMicroseconds, nullable=False),
    Column("arranged_at", UtcMicroseconds, nullable=False),
    id_column("staff_id"),
    Column("steps", Nested(tuple[StepTaken, ...]), nullable=False),
    Column("ended_at", UtcMicroseconds),
    Column("cancelled_because", Text, nullable=False),
    Index("ix_errands_ended_at", "shop_id", "ended_at"),
)

index_where("ix_errands_open", "ended_at IS NULL", errands.c.shop_id)

"""Slips: what customers ask and suggest without a job of it."""

from sqlalchemy import Column, ForeignKey, Index, String, Table, Text

from server.domain.complaint import Note
from server.domain.slip import SlipKind, SlipSource
from server.store.column_types import Nested, UtcMicroseconds, Word
from server.store.tables.columns import id_column, index_where, metadata, shop_column

slips = Table(
    "slips",
    metadata,
    id_column("slip_id", primary_key=True),
    shop_column(),
    Column("kind", Word(SlipKind), nullable=False),
    Column("source", Word(SlipSource), nullable=False),
    Column("vehicle_id", String(36), ForeignKey("vehicles.vehicle_id"), index=True),
    id_column("visit_id"),
    Column("name", Text, nullable=False),
    Column("phone", String(30), nullable=False),
    Column("words", Text, nullable=False),
    Column("opened_at", UtcMicroseconds, nullable=False),
    id_column("owner_id"),
    Column("notes", Nested(tuple[Note, ...]), nullable=False),
    Column("closed_at", UtcMicroseconds),
    Index("ix_slips_closed_at", "shop_id", "closed_at"),
)

index_where("ix_slips_open", "closed_at IS NULL", slips.c.shop_id)

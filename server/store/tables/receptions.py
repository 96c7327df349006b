"""Receptions: the record, and what the walk-around found."""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, String, Table, Text, false

from server.domain.reception import DamageKind, Station, Stay, WarningLamp
from server.store.column_types import Nested, UtcMicroseconds, Word
from server.store.tables.columns import id_column, metadata, shop_column

receptions = Table(
    "receptions",
    metadata,
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), primary_key=True),
    shop_column(),
    Column("bringer_id", String(36), ForeignKey("customers.customer_id"), index=True),
    Column("mileage_km", Integer),
    Column("fuel_eighths", Integer),
    Column("warning_lamps", Nested(tuple[WarningLamp, ...]), nullable=False),
    Column("stay", Word(Stay)),
    Column("no_wash", Boolean, nullable=False, server_default=false()),
    Column("valuables_reminded", Boolean, nullable=False),
    Column("valuables", Text, nullable=False),
    Column("own_words", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("clear_stations", Nested(tuple[Station, ...]), nullable=False),
)


def _order() -> Column[str]:
    key = ForeignKey("repair_orders.order_id")
    return Column("order_id", String(36), key, nullable=False, index=True)


damage_marks = Table(
    "damage_marks",
    metadata,
    id_column("mark_id", primary_key=True),
    shop_column(),
    _order(),
    Column("station", Word(Station), nullable=False),
    Column("kind", Word(DamageKind), nullable=False),
    Column("x", Float, nullable=False),
    Column("y", Float, nullable=False),
    Column("marked_at", UtcMicroseconds, nullable=False),
)

walk_photos = Table(
    "walk_photos",
    metadata,
    id_column("photo_id", primary_key=True),
    shop_column(),
    _order(),
    Column("station", Word(Station), nullable=False),
    Column("blob", String(64), nullable=False, index=True),
    Column("taken_at", UtcMicroseconds, nullable=False),
    Index("ix_walk_photos_taken_at", "taken_at", "shop_id"),
)

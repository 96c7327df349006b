"""Recalls, and the cars that they are about."""

from sqlalchemy import Column, Date, ForeignKey, Index, String, Table, Text, UniqueConstraint

from server.store.column_types import UtcMicroseconds
from server.store.tables.columns import id_column, metadata, shop_column

recalls = Table(
    "recalls",
    metadata,
    id_column("recall_id", primary_key=True),
    shop_column(),
    Column("code", String(40), nullable=False),
    Column("title", String(120), nullable=False),
    Column("remedy", Text, nullable=False),
    Column("begins_on", Date, nullable=False),
    Column("announced_at", UtcMicroseconds, nullable=False),
    Column("withdrawn_at", UtcMicroseconds),
    UniqueConstraint("shop_id", "code"),
)

recalled_cars = Table(
    "recalled_cars",
    metadata,
    id_column("car_id", primary_key=True),
    shop_column(),
    Column("recall_id", String(36), ForeignKey("recalls.recall_id"), nullable=False),
    Column("vin", String(17), nullable=False),
    id_column("vehicle_id"),
    Column("repaired_at", UtcMicroseconds),
    id_column("visit_id"),
    UniqueConstraint("recall_id", "vin"),
    Index("ix_recalled_cars_vin", "shop_id", "vin"),
)

"""Estimates in all their versions, signatures under them, and what customers did not want."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from server.domain.estimate import EstimateItem
from server.domain.stage import Name
from server.store.column_types import Nested, UtcMicroseconds
from server.store.tables.columns import id_column, metadata, shop_column

estimates = Table(
    "estimates",
    metadata,
    id_column("estimate_id", primary_key=True),
    shop_column(),
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("made_at", UtcMicroseconds, nullable=False),
    id_column("made_by"),
    Column("tax_basis_points", Integer, nullable=False),
    Column("items", Nested(tuple[EstimateItem, ...]), nullable=False),
    Column("promised_from", UtcMicroseconds, nullable=False),
    Column("promised_to", UtcMicroseconds, nullable=False),
    Column("promise_reason", Text, nullable=False),
    UniqueConstraint("order_id", "number"),
)

promise_moves = Table(
    "promise_moves",
    metadata,
    id_column("move_id", primary_key=True),
    shop_column(),
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), nullable=False, index=True),
    Column("moved_at", UtcMicroseconds, nullable=False),
    id_column("moved_by"),
    Column("promised_from", UtcMicroseconds, nullable=False),
    Column("promised_to", UtcMicroseconds, nullable=False),
    Column("reason", Text, nullable=False),
)

signatures = Table(
    "signatures",
    metadata,
    id_column("signature_id", primary_key=True),
    shop_column(),
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), nullable=False, index=True),
    Column("estimate_id", String(36), ForeignKey("estimates.estimate_id"), nullable=False),
    Column("blob", String(64), nullable=False, index=True),
    Column("signed_at", UtcMicroseconds, nullable=False, index=True),
)

recommendations = Table(
    "recommendations",
    metadata,
    id_column("recommendation_id", primary_key=True),
    shop_column(),
    Column("vehicle_id", String(36), ForeignKey("vehicles.vehicle_id"), nullable=False, index=True),
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), nullable=False),
    Column("title", Nested(Name), nullable=False),
    Column("explanation", Nested(Name)),
    Column("safety", Boolean, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("price_minor", BigInteger, nullable=False),
    Column("declined_at", UtcMicroseconds, nullable=False),
    Column("settled_at", UtcMicroseconds),
)

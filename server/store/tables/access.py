"""Paired devices, pairing and sign-ins."""

from sqlalchemy import Column, ForeignKey, String, Table

from server.domain.device_state import Machine
from server.store.column_types import Nested, UtcMicroseconds
from server.store.tables.columns import id_column, metadata, shop_column

devices = Table(
    "devices",
    metadata,
    id_column("device_id", primary_key=True),
    shop_column(),
    Column("kind", String(20), nullable=False),
    Column("name", String(80), nullable=False),
    Column("screen", String(40)),
    Column("token_digest", String(64), nullable=False, unique=True),
    Column("paired_at", UtcMicroseconds, nullable=False),
    Column("revoked_at", UtcMicroseconds),
)

device_states = Table(
    "device_states",
    metadata,
    Column("device_id", String(36), ForeignKey("devices.device_id"), primary_key=True),
    shop_column(),
    Column("heard_at", UtcMicroseconds, nullable=False),
    Column("version", String(40), nullable=False),
    Column("machine", Nested(Machine)),
    Column("orders", Nested(tuple[str, ...]), nullable=False, server_default="[]"),
    Column("picture", String(64)),
    Column("pictured_at", UtcMicroseconds),
)

pairing_codes = Table(
    "pairing_codes",
    metadata,
    Column("code_digest", String(64), primary_key=True),
    shop_column(),
    Column("kind", String(20), nullable=False),
    Column("name", String(80), nullable=False),
    Column("screen", String(40)),
    Column("expires_at", UtcMicroseconds, nullable=False),
    Column("used_at", UtcMicroseconds),
)

pairing_requests = Table(
    "pairing_requests",
    metadata,
    Column("secret_digest", String(64), primary_key=True),
    Column("code_digest", String(64), nullable=False, unique=True),
    Column("expires_at", UtcMicroseconds, nullable=False),
    Column("shop_id", String(36), ForeignKey("shops.shop_id")),
    Column("kind", String(20), nullable=False),
    Column("name", String(80), nullable=False),
    Column("screen", String(40)),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_digest", String(64), primary_key=True),
    shop_column(),
    Column("staff_id", String(36), ForeignKey("staff.staff_id"), nullable=False),
    id_column("device_id"),
    Column("expires_at", UtcMicroseconds, nullable=False),
)

booking_codes = Table(
    "booking_codes",
    metadata,
    Column("code_digest", String(64), primary_key=True),
    shop_column(),
    Column("expires_at", UtcMicroseconds, nullable=False),
)

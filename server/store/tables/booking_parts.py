"""Parts reserved for bookings."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from server.domain.stage import Name
from server.store.column_types import Nested, UtcMicroseconds
from server.store.tables.columns import id_column, metadata, shop_column

booking_parts = Table(
    "booking_parts",
    metadata,
    id_column("part_id", primary_key=True),
    shop_column(),
    Column(
        "appointment_id", String(36), ForeignKey("appointments.appointment_id"), nullable=False, index=True
    ),
    Column("operation", String(40), nullable=False),
    Column("number", String(80), nullable=False),
    Column("brand", String(80), nullable=False),
    Column("name", Nested(Name), nullable=False),
    Column("quantity_thousandths", Integer, nullable=False),
    Column("expected_at", UtcMicroseconds),
    Column("shelved_at", UtcMicroseconds),
    id_column("shelved_by"),
)

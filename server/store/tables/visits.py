"""Customers, their vehicles, bookings and visits."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from server.domain.appointment import AppointmentState
from server.domain.plate import PlateColour
from server.domain.stage import Name
from server.domain.visit_corrections import CorrectionKind, MovedRows
from server.store.column_types import Nested, UtcMicroseconds, Word
from server.store.tables.columns import id_column, index_where, metadata, shop_column

customers = Table(
    "customers",
    metadata,
    id_column("customer_id", primary_key=True),
    shop_column(),
    Column("name", Text, nullable=False),
    Column("phone", String(30), nullable=False),
    Column("has_no_phone", Boolean, nullable=False, server_default=false()),
    # The number first: an index that begins with the shop is taken instead of the key, and read whole.
    Index("ix_customers_phone", "phone", "shop_id"),
)

vehicles = Table(
    "vehicles",
    metadata,
    id_column("vehicle_id", primary_key=True),
    shop_column(),
    Column("plate", String(12), nullable=False),
    Column("plate_colour", Word(PlateColour), nullable=False),
    Column("brand", Nested(Name), nullable=False),
    Column("series", Nested(Name), nullable=False),
    Column("colour", Nested(Name), nullable=False),
    Column("customer_id", String(36), ForeignKey("customers.customer_id"), index=True),
    Column("vin", String(17)),
    Column("first_registered_on", Date),
    UniqueConstraint("shop_id", "plate"),
    Index("ix_vehicles_vin", "shop_id", "vin"),
)

appointments = Table(
    "appointments",
    metadata,
    id_column("appointment_id", primary_key=True),
    shop_column(),
    Column("vehicle_id", String(36), ForeignKey("vehicles.vehicle_id"), nullable=False, index=True),
    id_column("advisor_id"),
    Column("slot_at", UtcMicroseconds, nullable=False),
    Column("flow", String(40), nullable=False),
    Column("standard_minutes", Integer, nullable=False),
    Column("state", Word(AppointmentState), nullable=False),
    id_column("visit_id"),
    Column("number", String(20), nullable=False),
    Column("bay_kind", String(40), nullable=False),
    Column("team", String(40), nullable=False),
    id_column("technician_id"),
    Column("price_minor", BigInteger, nullable=False),
    Column("operations", Nested(tuple[str, ...]), nullable=False),
    Column("source", String(10), nullable=False),
    id_column("bay_id"),
    Index("ix_appointments_slot", "shop_id", "slot_at"),
    Index("ix_appointments_state", "shop_id", "state", "slot_at"),
    Index("ix_appointments_shop_id_number", "shop_id", "number"),
)

appointment_words = Table(
    "appointment_words",
    metadata,
    Column("appointment_id", String(36), ForeignKey("appointments.appointment_id"), primary_key=True),
    shop_column(),
    Column("job", Nested(Name), nullable=False),
    Column("reason", Text, nullable=False),
    Column("contact", Text, nullable=False),
)

visits = Table(
    "visits",
    metadata,
    id_column("visit_id", primary_key=True),
    shop_column(),
    Column("vehicle_id", String(36), ForeignKey("vehicles.vehicle_id"), nullable=False, index=True),
    id_column("appointment_id"),
    id_column("advisor_id"),
    Column("arrived_at", UtcMicroseconds, nullable=False),
    Column("departed_at", UtcMicroseconds),
    Column("left_unsettled", Boolean, nullable=False),
    Column("rating", Integer),
    id_column("merged_into"),
    Column("key_tag", String(12), nullable=False, server_default=""),
    Column("spot", String(20), nullable=False, server_default=""),
)

index_where("ix_visits_open", "departed_at IS NULL", visits.c.shop_id, visits.c.vehicle_id)

visit_corrections = Table(
    "visit_corrections",
    metadata,
    id_column("correction_id", primary_key=True),
    shop_column(),
    Column("visit_id", String(36), ForeignKey("visits.visit_id"), nullable=False, index=True),
    Column("kind", Word(CorrectionKind), nullable=False),
    Column("reason", Text, nullable=False),
    Column("made_at", UtcMicroseconds, nullable=False),
    Column("number", BigInteger, nullable=False),
    id_column("other_visit_id"),
    Column("moved", Nested(MovedRows), nullable=False),
    Column("undone_at", UtcMicroseconds),
)

customer_links = Table(
    "customer_links",
    metadata,
    id_column("link_id", primary_key=True),
    shop_column(),
    Column("visit_id", String(36), ForeignKey("visits.visit_id"), nullable=False, index=True),
    Column("expires_at", UtcMicroseconds, nullable=False),
)

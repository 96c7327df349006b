"""What cameras see: passages at the gate, stills of the bays."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint, false

from server.domain.records import CandidatePlate
from server.store.column_types import Nested, UtcMicroseconds
from server.store.tables.columns import id_column, index_where, metadata, shop_column

sightings = Table(
    "sightings",
    metadata,
    id_column("sighting_id", primary_key=True),
    shop_column(),
    Column("camera", String(40), nullable=False),
    Column("direction", String(3), nullable=False),
    Column("seen_at", UtcMicroseconds, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("candidates", Nested(tuple[CandidatePlate, ...]), nullable=False),
    Column("crop", String(64)),
    id_column("visit_id"),
    Column("decided_at", UtcMicroseconds, nullable=False),
    Column("resolved_at", UtcMicroseconds),
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("confirmed", Boolean, nullable=False, server_default=false()),
    Index("ix_sightings_visit_id", "visit_id"),
    Index("ix_sightings_crop", "crop"),
)

index_where(
    "ix_sightings_open",
    "visit_id IS NULL AND resolved_at IS NULL",
    sightings.c.shop_id,
    sightings.c.decided_at,
)

index_where("ix_sightings_of_visits", "visit_id IS NOT NULL", sightings.c.shop_id)

cameras = Table(
    "cameras",
    metadata,
    id_column("camera_id", primary_key=True),
    shop_column(),
    Column("camera", String(40), nullable=False),
    Column("direction", String(4), nullable=False),
    Column("state", String(10), nullable=False),
    Column("reason", String(200), nullable=False),
    Column("since", UtcMicroseconds, nullable=False),
    Column("outbox_waiting", Integer, nullable=False),
    id_column("device_id"),
    Column("heard_at", UtcMicroseconds, nullable=False),
    Column("bay", String(20)),
    UniqueConstraint("shop_id", "camera"),
)

bay_stills = Table(
    "bay_stills",
    metadata,
    id_column("still_id", primary_key=True),
    shop_column(),
    Column("visit_id", String(36), ForeignKey("visits.visit_id"), nullable=False, index=True),
    Column("bay", String(20), nullable=False),
    Column("stage", String(40), nullable=False),
    Column("moment", String(10), nullable=False),
    Column("blob", String(64), nullable=False),
    Column("taken_at", UtcMicroseconds, nullable=False, index=True),
)

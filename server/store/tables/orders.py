"""Repair orders and what belongs to them; exceptions."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from server.domain.check import RoadTest
from server.domain.records import LinePart, OptionWords
from server.domain.repair_order import Hands, JobLine, Promise, Reached, RepairOrder, Tick, Work
from server.domain.stage import OTHER_CAUSE, Name
from server.store.column_types import Nested, UtcMicroseconds
from server.store.tables.columns import id_column, index_where, metadata, shop_column

repair_orders = Table(
    "repair_orders",
    metadata,
    id_column("order_id", primary_key=True),
    shop_column(),
    Column("visit_id", String(36), ForeignKey("visits.visit_id"), nullable=False, index=True),
    Column("number", String(20), nullable=False),
    Column("flow", String(40), nullable=False),
    Column("flow_digest", String(64), nullable=False),
    Column("stage", String(40), nullable=False),
    Column("stage_entered_at", UtcMicroseconds, nullable=False),
    Column("opened_at", UtcMicroseconds, nullable=False),
    Column("version", Integer, nullable=False),
    Column("lines", Nested(tuple[JobLine, ...]), nullable=False),
    Column("checklist", Nested(tuple[Tick, ...]), nullable=False),
    Column("work", Nested(Work), nullable=False),
    Column("promise", Nested(Promise)),
    Column("mileage_km", Integer),
    Column("waits_here", Boolean, nullable=False),
    Column("photos", Integer, nullable=False),
    Column("rework_count", Integer, nullable=False),
    Column("washing_since", UtcMicroseconds),
    Column("called_at", UtcMicroseconds),
    Column("settled_at", UtcMicroseconds),
    Column("paid_minor", BigInteger, nullable=False),
    Column("delivered_at", UtcMicroseconds),
    Column("timeline", Nested(tuple[Reached, ...]), nullable=False),
    Column("changed_at", UtcMicroseconds),
    Column("previous", Nested(RepairOrder)),
    Column("occupied_bay_id", String(36)),
    Column("hands", Nested(Hands), nullable=False, server_default="{}"),
    UniqueConstraint("shop_id", "number"),
)

index_where(
    "uq_repair_orders_occupied_bay",
    "occupied_bay_id IS NOT NULL",
    repair_orders.c.occupied_bay_id,
    unique=True,
)

line_words = Table(
    "line_words",
    metadata,
    id_column("line_id", primary_key=True),
    shop_column(),
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), nullable=False, index=True),
    Column("title", Nested(Name), nullable=False),
    Column("explanation", Nested(Name)),
    Column("options", Nested(tuple[OptionWords, ...]), nullable=False),
    Column("parts", Nested(tuple[LinePart, ...]), nullable=False, server_default="[]"),
)

photos = Table(
    "photos",
    metadata,
    id_column("photo_id", primary_key=True),
    shop_column(),
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), nullable=False, index=True),
    Column("blob", String(64), nullable=False),
    Column("taken_at", UtcMicroseconds, nullable=False),
)

reworks = Table(
    "reworks",
    metadata,
    id_column("rework_id", primary_key=True),
    shop_column(),
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), nullable=False),
    Column("stage", String(40), nullable=False),
    Column("cause", Text, nullable=False),
    Column("cause_id", String(40), nullable=False, server_default=OTHER_CAUSE),
)

checks = Table(
    "checks",
    metadata,
    id_column("check_id", primary_key=True),
    shop_column(),
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), nullable=False, index=True),
    Column("stage", String(40), nullable=False),
    id_column("inspector_id"),
    Column("checked_at", UtcMicroseconds, nullable=False),
    Column("checked", Nested(tuple[str, ...]), nullable=False),
    Column("road_test", Nested(RoadTest)),
    Column("note", Text, nullable=False),
)

exceptions = Table(
    "exceptions",
    metadata,
    id_column("exception_id", primary_key=True),
    shop_column(),
    Column("kind", String(60), nullable=False),
    id_column("visit_id"),
    id_column("owner_id"),
    Column("raised_at", UtcMicroseconds, nullable=False),
    Column("settled_at", UtcMicroseconds),
)

index_where("ix_exceptions_open", "settled_at IS NULL", exceptions.c.shop_id)

"""All tables. A table that keeps a dataclass has one column a field, of the same name."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from server.domain.appointment import AppointmentState
from server.domain.device_state import Machine
from server.domain.plate import PlateColour
from server.domain.records import CandidatePlate, OptionWords
from server.domain.repair_order import JobLine, Promise, Reached, RepairOrder, Tick, Work
from server.domain.staff import Role
from server.domain.stage import Flow, Name
from server.store.column_types import Nested, UtcMicroseconds, Word

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id(name: str, *, primary_key: bool = False) -> Column[str]:
    return Column(name, String(36), primary_key=primary_key)


def _shop() -> Column[str]:
    return Column("shop_id", String(36), ForeignKey("shops.shop_id"), nullable=False)


def _announcement() -> Column[str]:
    key = ForeignKey("announcements.announcement_id")
    return Column("announcement_id", String(36), key, nullable=False, index=True)


def _index_where(name: str, condition: str, *columns: Column[Any], unique: bool = False) -> None:
    """Index the rows that meet a condition alone: the same on both databases."""
    only = text(condition)
    Index(name, *columns, unique=unique, sqlite_where=only, postgresql_where=only)


shops = Table(
    "shops",
    metadata,
    _id("shop_id", primary_key=True),
    Column("name", Nested(Name), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("languages", Nested(tuple[str, ...]), nullable=False),
    Column("opened_day", String(10), nullable=False),
    Column("default_flow", String(40), nullable=False),
    Column("reception_lane", String(20), nullable=False),
    Column("handover_bay", String(20), nullable=False),
    Column("follow_url", Text),
    Column("clock_rate", Float, nullable=False),
)
counters = Table(
    "counters",
    metadata,
    _shop(),
    Column("name", String(40), nullable=False),
    Column("value", BigInteger, nullable=False),
    UniqueConstraint("shop_id", "name"),
)
leases = Table(
    "leases",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("holder", String(80), nullable=False),
    Column("expires_at", BigInteger, nullable=False),
)
group_marks = Table(
    "group_marks",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("mark", String(64), nullable=False),
)
flows = Table(
    "flows",
    metadata,
    _shop(),
    Column("digest", String(64), nullable=False),
    Column("key", String(40), nullable=False),
    Column("current", Boolean, nullable=False),
    Column("flow", Nested(Flow), nullable=False),
    UniqueConstraint("shop_id", "digest"),
)
journal = Table(
    "journal",
    metadata,
    Column("shop_id", String(36), primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("type", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("visit_id", String(36)),
    Column("occurred_at", UtcMicroseconds, nullable=False),
    Column("recorded_at", UtcMicroseconds, nullable=False),
    Column("shop_day", String(10), nullable=False),
    Column("staff_id", String(36)),
    Column("device_id", String(36)),
    Column("command_id", String(80), nullable=False),
    Column("trace", Nested(dict[str, str | float])),
    Column("body", Text, nullable=False),
    Index("ix_journal_visit", "visit_id"),
    Index("ix_journal_day", "shop_id", "shop_day"),
)
idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    _shop(),
    Column("identity", String(36), nullable=False),
    Column("key", String(80), nullable=False),
    Column("request_digest", String(64), nullable=False),
    Column("answer", Text, nullable=False),
    Column("answered_at", UtcMicroseconds, nullable=False),
    Index("ix_idempotency_keys_answered_at", "shop_id", "answered_at"),
    UniqueConstraint("shop_id", "identity", "key"),
)
bays = Table(
    "bays",
    metadata,
    _id("bay_id", primary_key=True),
    _shop(),
    Column("number", String(20), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("name", Nested(Name), nullable=False),
    UniqueConstraint("shop_id", "number"),
)
staff = Table(
    "staff",
    metadata,
    _id("staff_id", primary_key=True),
    Column("login", String(80), nullable=False, unique=True),
    Column("name", Nested(Name), nullable=False),
    Column("surname", Nested(Name), nullable=False),
    Column("password_hash", Text),
    Column("pin_hash", Text),
)
staff_roles = Table(
    "staff_roles",
    metadata,
    Column("staff_id", String(36), ForeignKey("staff.staff_id"), primary_key=True),
    Column("shop_id", String(36), ForeignKey("shops.shop_id"), primary_key=True),
    Column("roles", Nested(frozenset[Role]), nullable=False),
    Column("present", Boolean, nullable=False),
)
customers = Table(
    "customers",
    metadata,
    _id("customer_id", primary_key=True),
    _shop(),
    Column("name", Text, nullable=False),
    Column("phone", String(30), nullable=False),
)
vehicles = Table(
    "vehicles",
    metadata,
    _id("vehicle_id", primary_key=True),
    _shop(),
    Column("plate", String(12), nullable=False),
    Column("plate_colour", Word(PlateColour), nullable=False),
    Column("brand", Nested(Name), nullable=False),
    Column("series", Nested(Name), nullable=False),
    Column("colour", Nested(Name), nullable=False),
    Column("customer_id", String(36), ForeignKey("customers.customer_id")),
    UniqueConstraint("shop_id", "plate"),
)
appointments = Table(
    "appointments",
    metadata,
    _id("appointment_id", primary_key=True),
    _shop(),
    Column("vehicle_id", String(36), ForeignKey("vehicles.vehicle_id"), nullable=False),
    _id("advisor_id"),
    Column("slot_at", UtcMicroseconds, nullable=False),
    Column("flow", String(40), nullable=False),
    Column("standard_minutes", Integer, nullable=False),
    Column("state", Word(AppointmentState), nullable=False),
    _id("visit_id"),
    Index("ix_appointments_slot", "shop_id", "slot_at"),
    Index("ix_appointments_state", "shop_id", "state", "slot_at"),
)
appointment_words = Table(
    "appointment_words",
    metadata,
    Column("appointment_id", String(36), ForeignKey("appointments.appointment_id"), primary_key=True),
    _shop(),
    Column("job", Nested(Name), nullable=False),
)
visits = Table(
    "visits",
    metadata,
    _id("visit_id", primary_key=True),
    _shop(),
    Column("vehicle_id", String(36), ForeignKey("vehicles.vehicle_id"), nullable=False),
    _id("appointment_id"),
    _id("advisor_id"),
    Column("arrived_at", UtcMicroseconds, nullable=False),
    Column("departed_at", UtcMicroseconds),
    Column("left_unsettled", Boolean, nullable=False),
    Column("rating", Integer),
)
_index_where("ix_visits_open", "departed_at IS NULL", visits.c.shop_id, visits.c.vehicle_id)
repair_orders = Table(
    "repair_orders",
    metadata,
    _id("order_id", primary_key=True),
    _shop(),
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
    UniqueConstraint("shop_id", "number"),
)
_index_where(
    "uq_repair_orders_occupied_bay",
    "occupied_bay_id IS NOT NULL",
    repair_orders.c.occupied_bay_id,
    unique=True,
)
line_words = Table(
    "line_words",
    metadata,
    _id("line_id", primary_key=True),
    _shop(),
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), nullable=False, index=True),
    Column("title", Nested(Name), nullable=False),
    Column("explanation", Nested(Name)),
    Column("options", Nested(tuple[OptionWords, ...]), nullable=False),
)
photos = Table(
    "photos",
    metadata,
    _id("photo_id", primary_key=True),
    _shop(),
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), nullable=False, index=True),
    Column("blob", String(64), nullable=False),
    Column("taken_at", UtcMicroseconds, nullable=False),
)
reworks = Table(
    "reworks",
    metadata,
    _id("rework_id", primary_key=True),
    _shop(),
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), nullable=False),
    Column("stage", String(40), nullable=False),
    Column("cause", Text, nullable=False),
)
sightings = Table(
    "sightings",
    metadata,
    _id("sighting_id", primary_key=True),
    _shop(),
    Column("camera", String(40), nullable=False),
    Column("direction", String(3), nullable=False),
    Column("seen_at", UtcMicroseconds, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("candidates", Nested(tuple[CandidatePlate, ...]), nullable=False),
    Column("crop", String(64)),
    _id("visit_id"),
    Column("decided_at", UtcMicroseconds, nullable=False),
    Column("resolved_at", UtcMicroseconds),
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("confirmed", Boolean, nullable=False, server_default=false()),
    Index("ix_sightings_visit_id", "visit_id"),
    Index("ix_sightings_crop", "crop"),
)
_index_where(
    "ix_sightings_open",
    "visit_id IS NULL AND resolved_at IS NULL",
    sightings.c.shop_id,
    sightings.c.decided_at,
)
_index_where("ix_sightings_of_visits", "visit_id IS NOT NULL", sightings.c.shop_id)
announcements = Table(
    "announcements",
    metadata,
    _id("announcement_id", primary_key=True),
    _shop(),
    Column("kind", String(40), nullable=False),
    Column("visit_id", String(36), ForeignKey("visits.visit_id")),
    Column("caption", Nested(Name), nullable=False),
    Column("room", String(40), nullable=False),
    Column("queued_at", UtcMicroseconds, nullable=False),
    Column("called_at", UtcMicroseconds, nullable=False),
    Column("audio", String(64)),
    Column("seconds", Float, nullable=False),
    Column("takes", Integer, nullable=False),
    Column("said_in", String(40)),
    Column("ending", String(20)),
    Index("ix_announcements_queued_at", "shop_id", "queued_at"),
    Index("ix_announcements_visit_id", "visit_id"),
)
_index_where("ix_announcements_open", "ending IS NULL", announcements.c.shop_id)
announcement_takes = Table(
    "announcement_takes",
    metadata,
    _id("take_id", primary_key=True),
    _shop(),
    _announcement(),
    Column("number", Integer, nullable=False),
    Column("room", String(40), nullable=False),
    Column("began_at", UtcMicroseconds, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("speakers", Nested(tuple[str, ...]), nullable=False),
    Column("silence", String(20), nullable=False),
    Column("outcome", String(20)),
    Column("ended_at", UtcMicroseconds),
    Index("ix_announcement_takes_began_at", "shop_id", "began_at"),
)
_index_where("ix_announcement_takes_going_on", "outcome IS NULL", announcement_takes.c.shop_id)
play_receipts = Table(
    "play_receipts",
    metadata,
    _id("receipt_id", primary_key=True),
    _shop(),
    _announcement(),
    Column("take", Integer, nullable=False),
    _id("device_id"),
    Column("player", String(10), nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("received_at", UtcMicroseconds, nullable=False),
    Index("ix_play_receipts_device_id", "device_id", "received_at"),
)
sounds = Table(
    "sounds",
    metadata,
    Column("sound_id", String(64), primary_key=True),
    _shop(),
    Column("blob", String(64), nullable=False),
    Column("seconds", Float, nullable=False),
    Column("loudness_dbfs", Float, nullable=False),
    Column("used_at", UtcMicroseconds, nullable=False),
)
speakers = Table(
    "speakers",
    metadata,
    _id("device_id", primary_key=True),
    _shop(),
    Column("room", String(40)),
    Column("player", String(10), nullable=False),
)
exceptions = Table(
    "exceptions",
    metadata,
    _id("exception_id", primary_key=True),
    _shop(),
    Column("kind", String(60), nullable=False),
    _id("visit_id"),
    _id("owner_id"),
    Column("raised_at", UtcMicroseconds, nullable=False),
    Column("settled_at", UtcMicroseconds),
)
_index_where("ix_exceptions_open", "settled_at IS NULL", exceptions.c.shop_id)
cameras = Table(
    "cameras",
    metadata,
    _id("camera_id", primary_key=True),
    _shop(),
    Column("camera", String(40), nullable=False),
    Column("direction", String(4), nullable=False),
    Column("state", String(10), nullable=False),
    Column("reason", String(200), nullable=False),
    Column("since", UtcMicroseconds, nullable=False),
    Column("outbox_waiting", Integer, nullable=False),
    _id("device_id"),
    Column("heard_at", UtcMicroseconds, nullable=False),
    Column("bay", String(20)),
    UniqueConstraint("shop_id", "camera"),
)
bay_stills = Table(
    "bay_stills",
    metadata,
    _id("still_id", primary_key=True),
    _shop(),
    Column("visit_id", String(36), ForeignKey("visits.visit_id"), nullable=False, index=True),
    Column("bay", String(20), nullable=False),
    Column("stage", String(40), nullable=False),
    Column("moment", String(10), nullable=False),
    Column("blob", String(64), nullable=False),
    Column("taken_at", UtcMicroseconds, nullable=False, index=True),
)
devices = Table(
    "devices",
    metadata,
    _id("device_id", primary_key=True),
    _shop(),
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
    _shop(),
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
    _shop(),
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
    _shop(),
    Column("staff_id", String(36), ForeignKey("staff.staff_id"), nullable=False),
    _id("device_id"),
    Column("expires_at", UtcMicroseconds, nullable=False),
)
customer_links = Table(
    "customer_links",
    metadata,
    _id("link_id", primary_key=True),
    _shop(),
    Column("visit_id", String(36), ForeignKey("visits.visit_id"), nullable=False, index=True),
    Column("expires_at", UtcMicroseconds, nullable=False),
)

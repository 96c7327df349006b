"""The shop itself: its flows, bays and people."""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from server.domain.attendance import Attendance
from server.domain.discounts import DiscountLimit
from server.domain.rota import Rota
from server.domain.skill import HeldSkill
from server.domain.staff import Role
from server.domain.stage import Flow, Name
from server.domain.working_calendar import Opening
from server.store.column_types import Nested, UtcMicroseconds, Word
from server.store.tables.columns import id_column, metadata, shop_column

shops = Table(
    "shops",
    metadata,
    id_column("shop_id", primary_key=True),
    Column("name", Nested(Name), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("languages", Nested(tuple[str, ...]), nullable=False),
    Column("opened_day", String(10), nullable=False),
    Column("default_flow", String(40), nullable=False),
    Column("reception_lane", String(20), nullable=False),
    Column("handover_bay", String(20), nullable=False),
    Column("follow_url", Text),
    Column("clock_rate", Float, nullable=False),
    Column("opening", Nested(Opening), nullable=False),
    Column("labour_hour_minor", Integer, nullable=False, server_default="24000"),
    Column("tax_basis_points", Integer, nullable=False, server_default="1300"),
    Column("discount_limits", Nested(tuple[DiscountLimit, ...]), nullable=False),
    Column("rolled_day", String(10), nullable=False, server_default=""),
)

flows = Table(
    "flows",
    metadata,
    shop_column(),
    Column("digest", String(64), nullable=False),
    Column("key", String(40), nullable=False),
    Column("current", Boolean, nullable=False),
    Column("flow", Nested(Flow), nullable=False),
    UniqueConstraint("shop_id", "digest"),
)

bays = Table(
    "bays",
    metadata,
    id_column("bay_id", primary_key=True),
    shop_column(),
    Column("number", String(20), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("name", Nested(Name), nullable=False),
    UniqueConstraint("shop_id", "number"),
)

role_permissions = Table(
    "role_permissions",
    metadata,
    Column("shop_id", String(36), ForeignKey("shops.shop_id"), primary_key=True),
    Column("role", Word(Role), primary_key=True),
    Column("permission", String(60), primary_key=True),
    Column("granted", Boolean, nullable=False),
)

staff = Table(
    "staff",
    metadata,
    id_column("staff_id", primary_key=True),
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
    Column("stopped_at", UtcMicroseconds),
    Column("skills", Nested(tuple[HeldSkill, ...])),
    Column("attendance", Nested(Attendance)),
    Column("rota", Nested(Rota)),
    Column("given_at", UtcMicroseconds),
)

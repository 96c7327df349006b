"""What every command writes: the journal, its numbers and the answers given; and who is on duty."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text, UniqueConstraint

from server.store.column_types import Nested, UtcMicroseconds
from server.store.tables.columns import metadata, shop_column

counters = Table(
    "counters",
    metadata,
    shop_column(),
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
    shop_column(),
    Column("identity", String(36), nullable=False),
    Column("key", String(80), nullable=False),
    Column("request_digest", String(64), nullable=False),
    Column("answer", Text, nullable=False),
    Column("answered_at", UtcMicroseconds, nullable=False),
    Index("ix_idempotency_keys_answered_at", "shop_id", "answered_at"),
    UniqueConstraint("shop_id", "identity", "key"),
)

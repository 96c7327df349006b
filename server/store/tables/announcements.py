"""Calls by voice, their sounds and speakers."""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, String, Table

from server.domain.stage import Name
from server.store.column_types import Nested, UtcMicroseconds
from server.store.tables.columns import id_column, index_where, metadata, shop_column


def _announcement() -> Column[str]:
    key = ForeignKey("announcements.announcement_id")
    return Column("announcement_id", String(36), key, nullable=False, index=True)


announcements = Table(
    "announcements",
    metadata,
    id_column("announcement_id", primary_key=True),
    shop_column(),
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
    Index("ix_announcements_queued_at", "queued_at", "shop_id"),
)

index_where("ix_announcements_open", "ending IS NULL", announcements.c.shop_id, announcements.c.visit_id)
index_where(
    "ix_announcements_visit_id",
    "visit_id IS NOT NULL",
    announcements.c.shop_id,
    announcements.c.visit_id,
)

announcement_takes = Table(
    "announcement_takes",
    metadata,
    id_column("take_id", primary_key=True),
    shop_column(),
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

index_where("ix_announcement_takes_going_on", "outcome IS NULL", announcement_takes.c.shop_id)

play_receipts = Table(
    "play_receipts",
    metadata,
    id_column("receipt_id", primary_key=True),
    shop_column(),
    _announcement(),
    Column("take", Integer, nullable=False),
    id_column("device_id"),
    Column("player", String(10), nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("received_at", UtcMicroseconds, nullable=False),
    Index("ix_play_receipts_device_id", "device_id", "received_at"),
)

sounds = Table(
    "sounds",
    metadata,
    Column("sound_id", String(64), primary_key=True),
    shop_column(),
    Column("blob", String(64), nullable=False),
    Column("seconds", Float, nullable=False),
    Column("loudness_dbfs", Float, nullable=False),
    Column("used_at", UtcMicroseconds, nullable=False),
)

speakers = Table(
    "speakers",
    metadata,
    id_column("device_id", primary_key=True),
    shop_column(),
    Column("room", String(40)),
    Column("player", String(10), nullable=False),
)

"""The service clock's timers, and how far of the journal they have heard."""

from sqlalchemy import BigInteger, Boolean, Column, Index, String, Table, UniqueConstraint

from server.domain.clock_moments import Moment
from server.domain.clock_timer import Ending
from server.domain.staff import Role
from server.store.column_types import UtcMicroseconds, Word
from server.store.tables.columns import id_column, index_where, metadata, shop_column

timers = Table(
    "timers",
    metadata,
    id_column("timer_id", primary_key=True),
    shop_column(),
    Column("rule", String(24), nullable=False),
    Column("subject_id", String(36), nullable=False),
    id_column("visit_id"),
    Column("owner", Word(Role), nullable=False),
    Column("escalates_to", Word(Role), nullable=False),
    Column("starts_at", UtcMicroseconds, nullable=False),
    Column("warns_at", UtcMicroseconds, nullable=False),
    Column("due_at", UtcMicroseconds, nullable=False),
    Column("escalates_at", UtcMicroseconds, nullable=False),
    Column("asks", Word(Moment)),
    Column("at_least", Boolean, nullable=False),
    Column("begun_at", UtcMicroseconds),
    Column("warned_at", UtcMicroseconds),
    Column("fired_at", UtcMicroseconds),
    Column("escalated_at", UtcMicroseconds),
    Column("ended_at", UtcMicroseconds),
    Column("ending", Word(Ending)),
    Column("ended_by", Word(Moment)),
    Column("next_at", UtcMicroseconds),
    Index("ix_timers_begun_at", "shop_id", "begun_at"),
    UniqueConstraint("shop_id", "subject_id", "rule", "starts_at"),
)

index_where("ix_timers_next", "next_at IS NOT NULL", timers.c.shop_id, timers.c.next_at)
index_where("ix_timers_ended", "ended_at IS NOT NULL", timers.c.shop_id, timers.c.ended_at)
index_where("ix_timers_open", "begun_at IS NOT NULL AND ended_at IS NULL", timers.c.shop_id)

clock_positions = Table(
    "clock_positions",
    metadata,
    Column("shop_id", String(36), primary_key=True),
    Column("number", BigInteger, nullable=False),
)

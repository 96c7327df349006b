"""Announcements wait in a queue, are begun several times, and have speakers with receipts."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Calls made so far have been said, once, in the lounge."""
    with op.batch_alter_table("announcements") as table:
        table.add_column(sa.Column("kind", sa.String(40), nullable=False, server_default="ready"))
        table.add_column(sa.Column("room", sa.String(40), nullable=False, server_default="lounge"))
        table.add_column(sa.Column("queued_at", sa.BigInteger(), nullable=False, server_default="0"))
        table.add_column(sa.Column("takes", sa.Integer(), nullable=False, server_default="1"))
        table.add_column(sa.Column("ending", sa.String(20), nullable=True, server_default="said"))
        table.alter_column("visit_id", existing_type=sa.String(36), nullable=True)
        table.alter_column("audio", existing_type=sa.String(64), nullable=True)
    op.execute("UPDATE announcements SET queued_at = called_at")
    with op.batch_alter_table("announcements") as table:
        for name in ("kind", "room", "queued_at", "takes", "ending"):
            table.alter_column(name, server_default=None)
    op.create_index("ix_announcements_queued_at", "announcements", ["shop_id", "queued_at"])
    _index_open("announcements", "open", "ending IS NULL")
    _create_takes()
    _create_receipts()
    _create_sounds_and_speakers()


def _index_open(table: str, name: str, condition: str) -> None:
    """Index the few rows that go on, among all of the past."""
    where = sa.text(condition)
    op.create_index(f"ix_{table}_{name}", table, ["shop_id"], sqlite_where=where, postgresql_where=where)


def _create_takes() -> None:
    op.create_table(
        "announcement_takes",
        _id("take_id", primary_key=True),
        *_shop_and_announcement("announcement_takes"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("room", sa.String(40), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("speakers", sa.Text(), nullable=False),
        sa.Column("silence", sa.String(20), nullable=False),
        sa.Column("outcome", sa.String(20)),
        sa.Column("ended_at", sa.BigInteger()),
    )
    op.create_index("ix_announcement_takes_announcement_id", "announcement_takes", ["announcement_id"])
    op.create_index("ix_announcement_takes_began_at", "announcement_takes", ["shop_id", "began_at"])
    _index_open("announcement_takes", "going_on", "outcome IS NULL")


def _create_receipts() -> None:
    op.create_table(
        "play_receipts",
        _id("receipt_id", primary_key=True),
        *_shop_and_announcement("play_receipts"),
        sa.Column("take", sa.Integer(), nullable=False),
        _id("device_id"),
        sa.Column("player", sa.String(10), nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("received_at", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_play_receipts_announcement_id", "play_receipts", ["announcement_id"])
    op.create_index("ix_play_receipts_device_id", "play_receipts", ["device_id", "received_at"])


def _create_sounds_and_speakers() -> None:
    op.create_table(
        "sounds",
        sa.Column("sound_id", sa.String(64), primary_key=True),
        _shop("sounds"),
        sa.Column("blob", sa.String(64), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("loudness_dbfs", sa.Float(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "speakers",
        _id("device_id", primary_key=True),
        _shop("speakers"),
        sa.Column("room", sa.String(40)),
        sa.Column("player", sa.String(10), nullable=False),
    )


def _id(name: str, *, primary_key: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.String(36), primary_key=primary_key)


def _shop(table: str) -> "sa.Column[str]":
    key = sa.ForeignKey("shops.shop_id", name=op.f(f"fk_{table}_shop_id"))
    return sa.Column("shop_id", sa.String(36), key, nullable=False)


def _shop_and_announcement(table: str) -> "tuple[sa.Column[str], sa.Column[str]]":
    key = sa.ForeignKey("announcements.announcement_id", name=op.f(f"fk_{table}_announcement_id"))
    return _shop(table), sa.Column("announcement_id", sa.String(36), key, nullable=False)

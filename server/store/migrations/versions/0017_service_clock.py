"""The service clock's timers; of a shop that is open already they hear the last days of its journal."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_TIMES = ("begun_at", "warned_at", "fired_at", "escalated_at", "ended_at", "next_at")
_PLANNED = ("starts_at", "warns_at", "due_at", "escalates_at")
_NEXT = sa.text("next_at IS NOT NULL")
_OPEN = sa.text("begun_at IS NOT NULL AND ended_at IS NULL")


def upgrade() -> None:
    """Make the tables; timers are set once the server runs."""
    op.create_table(
        "timers",
        sa.Column("timer_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("rule", sa.String(24), nullable=False),
        sa.Column("subject_id", sa.String(36), nullable=False),
        sa.Column("visit_id", sa.String(36)),
        sa.Column("owner", sa.String(40), nullable=False),
        sa.Column("escalates_to", sa.String(40), nullable=False),
        *[sa.Column(name, sa.BigInteger(), nullable=False) for name in _PLANNED],
        sa.Column("asks", sa.String(40)),
        sa.Column("at_least", sa.Boolean(), nullable=False),
        *[sa.Column(name, sa.BigInteger()) for name in _TIMES],
        sa.Column("ending", sa.String(40)),
        sa.Column("ended_by", sa.String(40)),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_timers_shop_id"),
        sa.PrimaryKeyConstraint("timer_id", name="pk_timers"),
        sa.UniqueConstraint(
            "shop_id", "subject_id", "rule", "starts_at", name="uq_timers_shop_id_subject_id_rule_starts_at"
        ),
    )
    op.create_index("ix_timers_begun_at", "timers", ["shop_id", "begun_at"])
    op.create_index(
        "ix_timers_next", "timers", ["shop_id", "next_at"], sqlite_where=_NEXT, postgresql_where=_NEXT
    )
    op.create_index("ix_timers_open", "timers", ["shop_id"], sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_table(
        "clock_positions",
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", name="pk_clock_positions"),
    )

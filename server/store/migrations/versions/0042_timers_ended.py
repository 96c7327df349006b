"""Timers that have ended are found by when: they are deleted in time."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

_ENDED = sa.text("ended_at IS NOT NULL")


def upgrade() -> None:
    """Make the index."""
    op.create_index(
        "ix_timers_ended",
        "timers",
        ["shop_id", "ended_at"],
        sqlite_where=_ENDED,
        postgresql_where=_ENDED,
    )

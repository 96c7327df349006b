"""One index for each question about calls: where several would do, SQLite takes any of them."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_TABLE = "announcements"


def upgrade() -> None:
    """Make the indexes anew."""
    for name in ("ix_announcements_open", "ix_announcements_queued_at", "ix_announcements_visit_id"):
        op.drop_index(name, _TABLE)
    op.create_index("ix_announcements_queued_at", _TABLE, ["queued_at", "shop_id"])
    _index_where("ix_announcements_open", "ending IS NULL")
    _index_where("ix_announcements_visit_id", "visit_id IS NOT NULL")


def _index_where(name: str, condition: str) -> None:
    only = sa.text(condition)
    op.create_index(name, _TABLE, ["shop_id", "visit_id"], sqlite_where=only, postgresql_where=only)

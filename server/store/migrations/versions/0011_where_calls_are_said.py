"""Where a call was last said, beside the room that it is meant for."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; `room` was both until now."""
    op.add_column("announcements", sa.Column("said_in", sa.String(40)))
    op.execute("UPDATE announcements SET said_in = room WHERE takes > 0")

"""When each advisor was last given a car to receive."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column: nobody has had a turn yet."""
    op.add_column("staff_roles", sa.Column("given_at", sa.BigInteger()))

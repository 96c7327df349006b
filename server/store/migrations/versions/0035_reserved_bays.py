"""Bays that are reserved for bookings, and the day whose bookings stand under today."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what is new: nothing is reserved yet, and bookings have rolled on with the calendar's day."""
    op.add_column("appointments", sa.Column("bay_id", sa.String(36)))
    op.add_column("shops", sa.Column("rolled_day", sa.String(10), nullable=False, server_default=""))

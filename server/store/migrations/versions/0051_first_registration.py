"""When cars were first registered: their manufacturers' warranties count from that day."""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the day; of the cars on record nobody knows it yet."""
    op.add_column("vehicles", sa.Column("first_registered_on", sa.Date()))

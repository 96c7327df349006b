"""Whether a customer said that they have no telephone."""

import sqlalchemy as sa
from alembic import op

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the word; of those on record without a number nobody knows whether they were asked."""
    op.add_column(
        "customers", sa.Column("has_no_phone", sa.Boolean(), nullable=False, server_default=sa.false())
    )

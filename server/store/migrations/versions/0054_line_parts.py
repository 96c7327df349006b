"""The parts that a line of an order takes, as the technician is told them."""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the parts; the lines of orders that are under way say nothing of theirs."""
    op.add_column("line_words", sa.Column("parts", sa.Text(), nullable=False, server_default="[]"))

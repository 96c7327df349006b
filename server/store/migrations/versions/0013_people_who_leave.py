"""People who leave a shop stay on record: their work is in the journal."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; nobody has left yet."""
    op.add_column("staff_roles", sa.Column("stopped_at", sa.BigInteger()))

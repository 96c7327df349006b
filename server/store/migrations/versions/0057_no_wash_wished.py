"""Whether a customer said at the reception that the car is not to be washed."""

import sqlalchemy as sa
from alembic import op

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the wish; nobody was asked before."""
    op.add_column("receptions", sa.Column("no_wash", sa.Boolean(), nullable=False, server_default=sa.false()))

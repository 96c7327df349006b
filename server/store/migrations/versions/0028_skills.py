"""What somebody can do in a shop, and until when their certificates say so."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of nobody anything is written down yet."""
    op.add_column("staff_roles", sa.Column("skills", sa.Text()))

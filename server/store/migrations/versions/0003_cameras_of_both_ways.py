"""A camera may watch a lane on which cars come and go."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for "both"; SQLite keeps texts of any length and has nothing to change."""
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("cameras", "direction", type_=sa.String(4))

"""Where cars stand and what hangs on their keys; cars that are known by their VIN."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room; of the cars that are here nobody has said it yet."""
    op.add_column("visits", sa.Column("key_tag", sa.String(12), nullable=False, server_default=""))
    op.add_column("visits", sa.Column("spot", sa.String(20), nullable=False, server_default=""))
    op.create_index("ix_vehicles_vin", "vehicles", ["shop_id", "vin"])

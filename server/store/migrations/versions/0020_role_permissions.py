"""What a shop lets its roles do beside what is shipped."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; no shop differs from what is shipped yet."""
    op.create_table(
        "role_permissions",
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("permission", sa.String(60), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("shop_id", "role", "permission", name="pk_role_permissions"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_role_permissions_shop_id"),
    )

"""How each paired device was when it was last heard."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; every device is unheard until it speaks."""
    op.create_table(
        "device_states",
        sa.Column("device_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("heard_at", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.String(40), nullable=False),
        sa.Column("machine", sa.Text()),
        sa.ForeignKeyConstraint(["device_id"], ["devices.device_id"], name="fk_device_states_device_id"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_device_states_shop_id"),
        sa.PrimaryKeyConstraint("device_id", name="pk_device_states"),
    )

"""Recalls, and the cars that they are about."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "recalls",
        sa.Column("recall_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("announced_at", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("recall_id", name="pk_recalls"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_recalls_shop_id"),
        sa.UniqueConstraint("shop_id", "code", name="uq_recalls_shop_id_code"),
    )
    op.create_table(
        "recalled_cars",
        sa.Column("car_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("recall_id", sa.String(36), nullable=False),
        sa.Column("vin", sa.String(17), nullable=False),
        sa.Column("vehicle_id", sa.String(36)),
        sa.Column("repaired_at", sa.BigInteger()),
        sa.Column("visit_id", sa.String(36)),
        sa.PrimaryKeyConstraint("car_id", name="pk_recalled_cars"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_recalled_cars_shop_id"),
        sa.ForeignKeyConstraint(["recall_id"], ["recalls.recall_id"], name="fk_recalled_cars_recall_id"),
        sa.UniqueConstraint("recall_id", "vin", name="uq_recalled_cars_recall_id_vin"),
    )
    op.create_index("ix_recalled_cars_vin", "recalled_cars", ["shop_id", "vin"])

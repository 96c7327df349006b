"""Steps that were taken back, each with its reason."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; so far nothing was taken back but by a tap's own undo."""
    op.create_table(
        "taken_back",
        sa.Column("taken_back_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("left_stage", sa.String(40), nullable=False),
        sa.Column("stage", sa.String(40), nullable=False),
        sa.Column("voided", sa.String(40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.String(36)),
        sa.PrimaryKeyConstraint("taken_back_id", name="pk_taken_back"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_taken_back_shop_id"),
        sa.ForeignKeyConstraint(["order_id"], ["repair_orders.order_id"], name="fk_taken_back_order_id"),
    )
    op.create_index("ix_taken_back_order_id", "taken_back", ["order_id"])

"""Promises that were moved with a reason."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what is new: nobody has been asked for a reason yet."""
    op.create_table(
        "promise_moves",
        sa.Column("move_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("moved_at", sa.BigInteger(), nullable=False),
        sa.Column("moved_by", sa.String(36)),
        sa.Column("promised_from", sa.BigInteger(), nullable=False),
        sa.Column("promised_to", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_promise_moves_shop_id"),
        sa.ForeignKeyConstraint(["order_id"], ["repair_orders.order_id"], name="fk_promise_moves_order_id"),
        sa.PrimaryKeyConstraint("move_id", name="pk_promise_moves"),
    )
    op.create_index("ix_promise_moves_order_id", "promise_moves", ["order_id"])

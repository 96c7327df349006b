"""Parts that were handed out for orders: by whom, to whom."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0046"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table: of what was handed out before, nobody knows to whom."""
    op.create_table(
        "parts_picks",
        sa.Column("pick_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("part", sa.String(60), nullable=False),
        sa.Column("quantity_thousandths", sa.Integer(), nullable=False),
        sa.Column("handed_by", sa.String(36), nullable=False),
        sa.Column("taken_by", sa.String(36), nullable=False),
        sa.Column("picked_at", sa.BigInteger(), nullable=False),
        sa.Column("problem", sa.String(40)),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("pick_id", name="pk_parts_picks"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_parts_picks_shop_id"),
        sa.ForeignKeyConstraint(["order_id"], ["repair_orders.order_id"], name="fk_parts_picks_order_id"),
        sa.ForeignKeyConstraint(["handed_by"], ["staff.staff_id"], name="fk_parts_picks_handed_by"),
        sa.ForeignKeyConstraint(["taken_by"], ["staff.staff_id"], name="fk_parts_picks_taken_by"),
    )
    op.create_index("ix_parts_picks_order_id", "parts_picks", ["order_id"])

"""Rings to say that a car is ready, who wished no wash, and the recheck that was told at the delivery."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what is new; of earlier deliveries nothing of it is known."""
    op.add_column("handovers", sa.Column("recheck_on", sa.Date()))
    op.create_table(
        "ready_calls",
        sa.Column("call_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("visit_id", sa.String(36), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("called_by", sa.String(36)),
        sa.Column("called_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_ready_calls_shop_id"),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.visit_id"], name="fk_ready_calls_visit_id"),
        sa.PrimaryKeyConstraint("call_id", name="pk_ready_calls"),
    )
    op.create_index("ix_ready_calls_visit_id", "ready_calls", ["visit_id"])
    op.create_table(
        "skipped_washes",
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("told_to", sa.String(36)),
        sa.Column("told_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_skipped_washes_shop_id"),
        sa.ForeignKeyConstraint(["order_id"], ["repair_orders.order_id"], name="fk_skipped_washes_order_id"),
        sa.PrimaryKeyConstraint("order_id", name="pk_skipped_washes"),
    )

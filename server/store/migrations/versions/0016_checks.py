"""Checks that were passed, the causes of those that were not, and through whose hands a car has gone."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them; of the cars that are here nobody is known to have worked on them."""
    op.add_column("repair_orders", sa.Column("hands", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("reworks", sa.Column("cause_id", sa.String(40), nullable=False, server_default="other"))
    op.create_table(
        "checks",
        sa.Column("check_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("stage", sa.String(40), nullable=False),
        sa.Column("inspector_id", sa.String(36)),
        sa.Column("checked_at", sa.BigInteger(), nullable=False),
        sa.Column("checked", sa.Text(), nullable=False),
        sa.Column("road_test", sa.Text()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("check_id", name="pk_checks"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_checks_shop_id"),
        sa.ForeignKeyConstraint(["order_id"], ["repair_orders.order_id"], name="fk_checks_order_id"),
    )
    op.create_index("ix_checks_order_id", "checks", ["order_id"])

"""What was shown and advised when cars were handed over."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; of earlier deliveries nothing is known."""
    op.create_table(
        "handovers",
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("old_parts", sa.String(40), nullable=False),
        sa.Column("advice", sa.Text(), nullable=False),
        sa.Column("next_service_on", sa.Date(), nullable=False),
        sa.Column("next_service_km", sa.Integer()),
        sa.Column("handed_over_by", sa.String(36)),
        sa.Column("handed_over_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("order_id", name="pk_handovers"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_handovers_shop_id"),
        sa.ForeignKeyConstraint(["order_id"], ["repair_orders.order_id"], name="fk_handovers_order_id"),
    )

"""What of cars is painted, and how the paint booths stand."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; colours of cars that are being painted are asked for by the board."""
    op.create_table(
        "paint_jobs",
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("colour_code", sa.String(20), nullable=False),
        sa.Column("extent", sa.String(40), nullable=False),
        sa.Column("panels", sa.Integer(), nullable=False),
        sa.Column("kept_at", sa.BigInteger(), nullable=False),
        sa.Column("kept_by", sa.String(36)),
        sa.PrimaryKeyConstraint("order_id", name="pk_paint_jobs"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_paint_jobs_shop_id"),
        sa.ForeignKeyConstraint(["order_id"], ["repair_orders.order_id"], name="fk_paint_jobs_order_id"),
    )
    op.create_table(
        "booths",
        sa.Column("bay_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("colour_code", sa.String(20), nullable=False),
        sa.Column("planned", sa.Text(), nullable=False),
        sa.Column("planned_at", sa.BigInteger()),
        sa.Column("override", sa.String(40)),
        sa.PrimaryKeyConstraint("bay_id", name="pk_booths"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_booths_shop_id"),
        sa.ForeignKeyConstraint(["bay_id"], ["bays.bay_id"], name="fk_booths_bay_id"),
    )

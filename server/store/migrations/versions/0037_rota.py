"""When people are expected: their shifts by weekday, and the days that are unlike them."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what is new: nobody's rota was written yet."""
    op.add_column("staff_roles", sa.Column("rota", sa.Text()))
    op.create_table(
        "rota_days",
        sa.Column("rota_days_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("staff_id", sa.String(36), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("rota_days_id", name="pk_rota_days"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_rota_days_shop_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.staff_id"], name="fk_rota_days_staff_id"),
    )
    op.create_index("ix_rota_days_last", "rota_days", ["shop_id", "last"])

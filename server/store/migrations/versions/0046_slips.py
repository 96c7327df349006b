"""Slips: what customers ask and suggest without a job of it."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; what was asked before stands on paper."""
    op.create_table(
        "slips",
        sa.Column("slip_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("vehicle_id", sa.String(36)),
        sa.Column("visit_id", sa.String(36)),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.String(30), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("owner_id", sa.String(36)),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("slip_id", name="pk_slips"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_slips_shop_id"),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicles.vehicle_id"], name="fk_slips_vehicle_id"),
    )
    op.create_index("ix_slips_vehicle_id", "slips", ["vehicle_id"])
    op.create_index("ix_slips_closed_at", "slips", ["shop_id", "closed_at"])
    only = sa.text("closed_at IS NULL")
    op.create_index("ix_slips_open", "slips", ["shop_id"], sqlite_where=only, postgresql_where=only)

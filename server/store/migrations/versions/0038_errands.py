"""Errands: who goes out for which car, where and when."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; nobody has gone out yet."""
    op.create_table(
        "errands",
        sa.Column("errand_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("vehicle_id", sa.String(36), nullable=False),
        sa.Column("visit_id", sa.String(36)),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("phone", sa.String(30), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("wanted_at", sa.BigInteger(), nullable=False),
        sa.Column("arranged_at", sa.BigInteger(), nullable=False),
        sa.Column("staff_id", sa.String(36)),
        sa.Column("steps", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.BigInteger()),
        sa.Column("cancelled_because", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("errand_id", name="pk_errands"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_errands_shop_id"),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicles.vehicle_id"], name="fk_errands_vehicle_id"),
    )
    op.create_index("ix_errands_vehicle_id", "errands", ["vehicle_id"])
    op.create_index("ix_errands_ended_at", "errands", ["shop_id", "ended_at"])
    only = sa.text("ended_at IS NULL")
    op.create_index("ix_errands_open", "errands", ["shop_id"], sqlite_where=only, postgresql_where=only)

"""Cameras over bays, and the pictures that are kept of cars in them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Say which bay a camera hangs over, and make room for stills."""
    op.add_column("cameras", sa.Column("bay", sa.String(20)))
    op.create_table(
        "bay_stills",
        sa.Column("still_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("visit_id", sa.String(36), nullable=False),
        sa.Column("bay", sa.String(20), nullable=False),
        sa.Column("stage", sa.String(40), nullable=False),
        sa.Column("moment", sa.String(10), nullable=False),
        sa.Column("blob", sa.String(64), nullable=False),
        sa.Column("taken_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("still_id", name="pk_bay_stills"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_bay_stills_shop_id"),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.visit_id"], name="fk_bay_stills_visit_id"),
    )
    op.create_index("ix_bay_stills_visit_id", "bay_stills", ["visit_id"])
    op.create_index("ix_bay_stills_taken_at", "bay_stills", ["taken_at"])

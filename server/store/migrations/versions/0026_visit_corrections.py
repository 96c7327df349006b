"""Visits that are put right, each with its reason."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room; so far no visit has become a part of another."""
    op.add_column("visits", sa.Column("merged_into", sa.String(36)))
    op.create_table(
        "visit_corrections",
        sa.Column("correction_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("visit_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("other_visit_id", sa.String(36)),
        sa.Column("moved", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("correction_id", name="pk_visit_corrections"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_visit_corrections_shop_id"),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.visit_id"], name="fk_visit_corrections_visit_id"),
    )
    op.create_index("ix_visit_corrections_visit_id", "visit_corrections", ["visit_id"])

"""Claims to manufacturers and insurers."""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table: nobody has claimed anything here yet."""
    op.create_table(
        "claims",
        sa.Column("claim_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("line_id", sa.String(36), nullable=False),
        sa.Column("payer", sa.String(40), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("accepted_minor", sa.BigInteger()),
        sa.Column("custody", sa.String(40), nullable=False),
        sa.Column("part_label", sa.String(40), nullable=False),
        sa.Column("part_place", sa.String(120), nullable=False),
        sa.Column("part_with", sa.String(120), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_claims_shop_id"),
        sa.ForeignKeyConstraint(["order_id"], ["repair_orders.order_id"], name="fk_claims_order_id"),
        sa.PrimaryKeyConstraint("claim_id", name="pk_claims"),
        sa.UniqueConstraint("order_id", "line_id", name="uq_claims_order_id_line_id"),
    )
    op.create_index("ix_claims_changed_at", "claims", ["shop_id", "changed_at"])

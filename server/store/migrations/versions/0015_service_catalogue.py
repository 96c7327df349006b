"""The service catalogue, and what an hour of labour costs."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what is new: a shop that is there begins with an empty catalogue and the shipped prices."""
    op.add_column(
        "shops", sa.Column("labour_hour_minor", sa.Integer(), nullable=False, server_default="24000")
    )
    op.add_column("shops", sa.Column("tax_basis_points", sa.Integer(), nullable=False, server_default="1300"))
    op.create_table(
        "operations",
        sa.Column("operation_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("standard_minutes", sa.Integer(), nullable=False),
        sa.Column("flow", sa.String(40), nullable=False),
        sa.Column("bay_kind", sa.String(40), nullable=False),
        sa.Column("skills", sa.Text(), nullable=False),
        sa.Column("safety", sa.Boolean(), nullable=False),
        sa.Column("consumables_minor", sa.BigInteger(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("offered", sa.Boolean(), nullable=False),
        sa.Column("sought", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_operations_shop_id"),
        sa.PrimaryKeyConstraint("operation_id", name="pk_operations"),
        sa.UniqueConstraint("shop_id", "code", name="uq_operations_shop_id_code"),
    )

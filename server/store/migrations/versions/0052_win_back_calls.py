"""Who was asked back."""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table: nobody was asked yet."""
    op.create_table(
        "win_back_calls",
        sa.Column("call_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("customer_id", sa.String(36), nullable=False),
        sa.Column("answer", sa.String(40), nullable=False),
        sa.Column("called_at", sa.BigInteger(), nullable=False),
        sa.Column("called_by", sa.String(36)),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_win_back_calls_shop_id"),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.customer_id"], name="fk_win_back_calls_customer_id"
        ),
        sa.PrimaryKeyConstraint("call_id", name="pk_win_back_calls"),
    )
    op.create_index("ix_win_back_calls_customer_id", "win_back_calls", ["customer_id"])

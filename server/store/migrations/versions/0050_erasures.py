"""What became of each customer who was erased."""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table: nobody was erased here yet."""
    op.create_table(
        "erasures",
        sa.Column("erasure_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("customer_id", sa.String(36)),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("erased_at", sa.BigInteger(), nullable=False),
        sa.Column("erased_by", sa.String(36)),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("pictures", sa.Text(), nullable=False),
        sa.Column("proof", sa.Text()),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_erasures_shop_id"),
        sa.PrimaryKeyConstraint("erasure_id", name="pk_erasures"),
    )
    op.create_index("ix_erasures_customer_id", "erasures", ["shop_id", "customer_id"])

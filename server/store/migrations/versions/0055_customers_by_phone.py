"""Customers are looked up by their numbers as they are told of again."""

from alembic import op

revision = "0055"
down_revision = "0054"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the index."""
    op.create_index("ix_customers_phone", "customers", ["phone", "shop_id"])

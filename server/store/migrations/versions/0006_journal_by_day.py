"""Reports read the journal by the shop's days."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Index the journal by shop and day."""
    op.create_index("ix_journal_day", "journal", ["shop_id", "shop_day"])

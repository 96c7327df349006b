"""A payment may be given back in parts: several entries take from the same one."""

from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let several entries name one payment, and find them by it."""
    with op.batch_alter_table("payments") as table:
        table.drop_constraint("uq_payments_refund_of", type_="unique")
    op.create_index("ix_payments_refund_of", "payments", ["refund_of"])

"""What a customer is to pay for a loaner that came back with less in the tank, or damaged."""

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, String, Text

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing is asked for the loans of before."""
    op.add_column("loans", Column("charge_minor", Integer, nullable=False, server_default="0"))
    op.add_column("loans", Column("charge_reason", Text, nullable=False, server_default=""))
    op.add_column("loans", Column("charged_at", BigInteger))
    op.add_column("loans", Column("charged_by", String(36)))

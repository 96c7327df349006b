"""The codes of the public booking page, and how its visitors are reached."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what is new: nobody has booked from the web yet."""
    op.add_column("appointment_words", sa.Column("contact", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "booking_codes",
        sa.Column("code_digest", sa.String(64), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_booking_codes_shop_id"),
        sa.PrimaryKeyConstraint("code_digest", name="pk_booking_codes"),
    )

"""Screens that ask to be paired, what kiosks are asked, and the last pictures of their screens."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what is new; nothing has been asked yet."""
    op.add_column("device_states", sa.Column("orders", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("device_states", sa.Column("picture", sa.String(64)))
    op.add_column("device_states", sa.Column("pictured_at", sa.BigInteger()))
    op.create_table(
        "pairing_requests",
        sa.Column("secret_digest", sa.String(64), nullable=False),
        sa.Column("code_digest", sa.String(64), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("shop_id", sa.String(36)),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("screen", sa.String(40)),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_pairing_requests_shop_id"),
        sa.PrimaryKeyConstraint("secret_digest", name="pk_pairing_requests"),
        sa.UniqueConstraint("code_digest", name="uq_pairing_requests_code_digest"),
    )

"""All versions of estimates, and how much each role may take off."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_USUAL_LIMITS = '[{"role":"advisor","basis_points":500},{"role":"manager","basis_points":10000}]'


def upgrade() -> None:
    """Add what is new: orders that are here keep their lines, and have no version on record."""
    op.add_column(
        "shops", sa.Column("discount_limits", sa.Text(), nullable=False, server_default=_USUAL_LIMITS)
    )
    op.create_table(
        "estimates",
        sa.Column("estimate_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.String(36)),
        sa.Column("tax_basis_points", sa.Integer(), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("promised_from", sa.BigInteger(), nullable=False),
        sa.Column("promised_to", sa.BigInteger(), nullable=False),
        sa.Column("promise_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_estimates_shop_id"),
        sa.ForeignKeyConstraint(["order_id"], ["repair_orders.order_id"], name="fk_estimates_order_id"),
        sa.PrimaryKeyConstraint("estimate_id", name="pk_estimates"),
        sa.UniqueConstraint("order_id", "number", name="uq_estimates_order_id_number"),
    )

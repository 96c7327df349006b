"""Signatures under estimates, and what customers did not want."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what is new; what was declined before is in the journal and on its orders."""
    op.create_table(
        "signatures",
        sa.Column("signature_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("estimate_id", sa.String(36), nullable=False),
        sa.Column("blob", sa.String(64), nullable=False),
        sa.Column("signed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_signatures_shop_id"),
        sa.ForeignKeyConstraint(["order_id"], ["repair_orders.order_id"], name="fk_signatures_order_id"),
        sa.ForeignKeyConstraint(["estimate_id"], ["estimates.estimate_id"], name="fk_signatures_estimate_id"),
        sa.PrimaryKeyConstraint("signature_id", name="pk_signatures"),
    )
    for column in ("order_id", "blob", "signed_at"):
        op.create_index(f"ix_signatures_{column}", "signatures", [column])
    op.create_table(
        "recommendations",
        sa.Column("recommendation_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("vehicle_id", sa.String(36), nullable=False),
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text()),
        sa.Column("safety", sa.Boolean(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("price_minor", sa.BigInteger(), nullable=False),
        sa.Column("declined_at", sa.BigInteger(), nullable=False),
        sa.Column("settled_at", sa.BigInteger()),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_recommendations_shop_id"),
        sa.ForeignKeyConstraint(
            ["vehicle_id"], ["vehicles.vehicle_id"], name="fk_recommendations_vehicle_id"
        ),
        sa.ForeignKeyConstraint(["order_id"], ["repair_orders.order_id"], name="fk_recommendations_order_id"),
        sa.PrimaryKeyConstraint("recommendation_id", name="pk_recommendations"),
    )
    op.create_index("ix_recommendations_vehicle_id", "recommendations", ["vehicle_id"])

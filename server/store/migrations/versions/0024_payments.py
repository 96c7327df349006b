"""The till: payments with their refunds, and to whom invoices are made out."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; what was settled before was paid in one sum, as cash at the settlement."""
    op.create_table(
        "payments",
        sa.Column("payment_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("payer", sa.String(40), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("taken_at", sa.BigInteger(), nullable=False),
        sa.Column("taken_by", sa.String(36)),
        sa.Column("refund_of", sa.String(36)),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("payment_id", name="pk_payments"),
        sa.UniqueConstraint("refund_of", name="uq_payments_refund_of"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_payments_shop_id"),
        sa.ForeignKeyConstraint(["order_id"], ["repair_orders.order_id"], name="fk_payments_order_id"),
        sa.ForeignKeyConstraint(["refund_of"], ["payments.payment_id"], name="fk_payments_refund_of"),
    )
    op.create_index("ix_payments_order_id", "payments", ["order_id"])
    op.create_table(
        "invoice_requests",
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("tax_number", sa.String(30), nullable=False),
        sa.Column("requested_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("order_id", name="pk_invoice_requests"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_invoice_requests_shop_id"),
        sa.ForeignKeyConstraint(
            ["order_id"], ["repair_orders.order_id"], name="fk_invoice_requests_order_id"
        ),
    )
    # An order has one key of its own; as a payment's it stands for the one sum that was paid for it.
    op.execute(
        "INSERT INTO payments (payment_id, shop_id, order_id, kind, payer, amount_minor, taken_at, reason) "
        "SELECT order_id, shop_id, order_id, 'cash', 'customer', paid_minor, settled_at, '' "
        "FROM repair_orders WHERE paid_minor > 0 AND settled_at IS NOT NULL"
    )

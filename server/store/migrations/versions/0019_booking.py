"""What a shop can take at once, what a booking takes of it, and what customers are to be told."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what is new: earlier bookings have no number, and take a place of their flow's usual kind."""
    _add_to_bookings()
    op.create_table(
        "capacities",
        sa.Column("capacity_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("cars", sa.Integer(), nullable=False),
        sa.Column("team", sa.String(40), nullable=False),
        sa.Column("from_minute", sa.Integer(), nullable=False),
        sa.Column("to_minute", sa.Integer(), nullable=False),
        sa.Column("weekdays", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_capacities_shop_id"),
        sa.PrimaryKeyConstraint("capacity_id", name="pk_capacities"),
    )
    _make_messages()


def _add_to_bookings() -> None:
    for table, column in (
        ("appointments", sa.Column("number", sa.String(20), nullable=False, server_default="")),
        ("appointments", sa.Column("bay_kind", sa.String(40), nullable=False, server_default="")),
        ("appointments", sa.Column("team", sa.String(40), nullable=False, server_default="")),
        ("appointments", sa.Column("technician_id", sa.String(36))),
        ("appointments", sa.Column("price_minor", sa.BigInteger(), nullable=False, server_default="0")),
        ("appointments", sa.Column("operations", sa.Text(), nullable=False, server_default="[]")),
        ("appointments", sa.Column("source", sa.String(10), nullable=False, server_default="desk")),
        ("appointment_words", sa.Column("reason", sa.Text(), nullable=False, server_default="")),
    ):
        op.add_column(table, column)


def _make_messages() -> None:
    op.create_table(
        "messages",
        sa.Column("message_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("customer_id", sa.String(36), nullable=False),
        sa.Column("subject_id", sa.String(36), nullable=False),
        sa.Column("language", sa.String(5), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("told_at", sa.BigInteger()),
        sa.Column("told_by", sa.String(36)),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_messages_shop_id"),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.customer_id"], name="fk_messages_customer_id"),
        sa.PrimaryKeyConstraint("message_id", name="pk_messages"),
    )
    op.create_index("ix_messages_subject_id", "messages", ["subject_id"])
    op.create_index("ix_messages_state", "messages", ["shop_id", "state", "due_at"])

"""Parts that are reserved for bookings."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; earlier bookings have no parts reserved."""
    op.create_table(
        "booking_parts",
        sa.Column("part_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("appointment_id", sa.String(36), nullable=False),
        sa.Column("operation", sa.String(40), nullable=False),
        sa.Column("number", sa.String(80), nullable=False),
        sa.Column("brand", sa.String(80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("quantity_thousandths", sa.Integer(), nullable=False),
        sa.Column("expected_at", sa.BigInteger()),
        sa.Column("shelved_at", sa.BigInteger()),
        sa.Column("shelved_by", sa.String(36)),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_booking_parts_shop_id"),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.appointment_id"], name="fk_booking_parts_appointment_id"
        ),
        sa.PrimaryKeyConstraint("part_id", name="pk_booking_parts"),
    )
    op.create_index("ix_booking_parts_appointment_id", "booking_parts", ["appointment_id"])

"""What was done on cars before this server kept their records."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "past_services",
        sa.Column("service_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("vehicle_id", sa.String(36), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.String(40), nullable=False),
        sa.Column("mileage_km", sa.Integer()),
        sa.Column("work", sa.Text(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_past_services_shop_id"),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicles.vehicle_id"], name="fk_past_services_vehicle_id"),
        sa.PrimaryKeyConstraint("service_id", name="pk_past_services"),
        sa.UniqueConstraint("vehicle_id", "day", "number", name="uq_past_services_vehicle_id_day_number"),
    )

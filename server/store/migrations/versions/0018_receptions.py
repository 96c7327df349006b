"""The record of a reception, its walk-around, and a vehicle's identification number."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for receptions; of the cars that are here none was written down."""
    op.add_column("vehicles", sa.Column("vin", sa.String(17)))
    op.create_index("ix_visits_vehicle_id", "visits", ["vehicle_id"])
    op.create_table(
        "receptions",
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("bringer_id", sa.String(36)),
        sa.Column("mileage_km", sa.Integer()),
        sa.Column("fuel_eighths", sa.Integer()),
        sa.Column("warning_lamps", sa.Text(), nullable=False),
        sa.Column("stay", sa.String(40)),
        sa.Column("valuables_reminded", sa.Boolean(), nullable=False),
        sa.Column("valuables", sa.Text(), nullable=False),
        sa.Column("own_words", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("clear_stations", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("order_id", name="pk_receptions"),
        sa.ForeignKeyConstraint(["order_id"], ["repair_orders.order_id"], name="fk_receptions_order_id"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_receptions_shop_id"),
        sa.ForeignKeyConstraint(["bringer_id"], ["customers.customer_id"], name="fk_receptions_bringer_id"),
    )
    op.create_table(
        "damage_marks",
        *_of_walkaround("damage_marks", "mark_id"),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("x", sa.Float(), nullable=False),
        sa.Column("y", sa.Float(), nullable=False),
        sa.Column("marked_at", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_damage_marks_order_id", "damage_marks", ["order_id"])
    op.create_table(
        "walk_photos",
        *_of_walkaround("walk_photos", "photo_id"),
        sa.Column("blob", sa.String(64), nullable=False),
        sa.Column("taken_at", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_walk_photos_order_id", "walk_photos", ["order_id"])
    op.create_index("ix_walk_photos_blob", "walk_photos", ["blob"])
    op.create_index("ix_walk_photos_taken_at", "walk_photos", ["taken_at", "shop_id"])


def _of_walkaround(table: str, key: str) -> list[sa.Column[str] | sa.Constraint]:
    return [
        sa.Column(key, sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("station", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint(key, name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name=f"fk_{table}_shop_id"),
        sa.ForeignKeyConstraint(["order_id"], ["repair_orders.order_id"], name=f"fk_{table}_order_id"),
    ]

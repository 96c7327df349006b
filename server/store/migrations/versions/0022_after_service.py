"""Follow-up calls and complaints."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_OPEN = sa.text("closed_at IS NULL")


def upgrade() -> None:
    """Make the tables; nobody has been called yet."""
    op.create_table(
        "follow_up_calls",
        sa.Column("call_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("visit_id", sa.String(36), nullable=False),
        sa.Column("call", sa.String(10), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("scores", sa.Text()),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.String(36)),
        sa.Column("called_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_follow_up_calls_shop_id"),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.visit_id"], name="fk_follow_up_calls_visit_id"),
        sa.PrimaryKeyConstraint("call_id", name="pk_follow_up_calls"),
    )
    op.create_index("ix_follow_up_calls_visit_id", "follow_up_calls", ["visit_id"])
    op.create_table(
        "complaints",
        sa.Column("complaint_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("vehicle_id", sa.String(36), nullable=False),
        sa.Column("visit_id", sa.String(36)),
        sa.Column("owner_id", sa.String(36)),
        sa.Column("source", sa.String(20), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.BigInteger()),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_complaints_shop_id"),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicles.vehicle_id"], name="fk_complaints_vehicle_id"),
        sa.PrimaryKeyConstraint("complaint_id", name="pk_complaints"),
    )
    op.create_index("ix_complaints_vehicle_id", "complaints", ["vehicle_id"])
    op.create_index("ix_complaints_closed_at", "complaints", ["shop_id", "closed_at"])
    op.create_index(
        "ix_complaints_open", "complaints", ["shop_id"], sqlite_where=_OPEN, postgresql_where=_OPEN
    )

"""Who works how long on which job."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

_OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    """Make the table: of work that was done before nobody knows who was at it for how long."""
    op.create_table(
        "job_spans",
        sa.Column("span_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("order_id", sa.String(36), nullable=False),
        sa.Column("visit_id", sa.String(36)),
        sa.Column("line_id", sa.String(36)),
        sa.Column("staff_id", sa.String(36), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("began_by", sa.String(36)),
        sa.Column("began_version", sa.Integer()),
        sa.Column("ended_at", sa.BigInteger()),
        sa.Column("ended_by", sa.String(36)),
        sa.Column("ended_version", sa.Integer()),
        sa.PrimaryKeyConstraint("span_id", name="pk_job_spans"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_job_spans_shop_id"),
        sa.ForeignKeyConstraint(["order_id"], ["repair_orders.order_id"], name="fk_job_spans_order_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.staff_id"], name="fk_job_spans_staff_id"),
    )
    op.create_index("ix_job_spans_order_id", "job_spans", ["order_id"])
    op.create_index("ix_job_spans_began_at", "job_spans", ["shop_id", "began_at"])
    op.create_index(
        "ix_job_spans_open",
        "job_spans",
        ["shop_id", "staff_id"],
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )

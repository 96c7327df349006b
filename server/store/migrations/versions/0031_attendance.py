"""When people were in and on a break, and where each of them stands."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

_OPEN = sa.text("ended_at IS NULL")


def upgrade() -> None:
    """Make the table. That somebody is present was said of everybody, and never by anybody."""
    op.create_table(
        "attendance_spans",
        sa.Column("span_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("staff_id", sa.String(36), nullable=False),
        sa.Column("presence", sa.String(40), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("began_by", sa.String(36)),
        sa.Column("ended_at", sa.BigInteger()),
        sa.Column("ended_by", sa.String(36)),
        sa.Column("forgotten", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("span_id", name="pk_attendance_spans"),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_attendance_spans_shop_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.staff_id"], name="fk_attendance_spans_staff_id"),
    )
    op.create_index("ix_attendance_spans_began_at", "attendance_spans", ["shop_id", "began_at"])
    op.create_index(
        "ix_attendance_spans_open",
        "attendance_spans",
        ["shop_id", "staff_id"],
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
    op.add_column("staff_roles", sa.Column("attendance", sa.Text()))
    op.drop_column("staff_roles", "present")

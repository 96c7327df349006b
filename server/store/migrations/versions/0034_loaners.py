"""Loaners and who has them, and signatures beside those under estimates."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables: no loaner is known yet."""
    op.create_table(
        "loaners",
        sa.Column("loaner_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("plate", sa.String(12), nullable=False),
        sa.Column("plate_colour", sa.String(40), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("mileage_km", sa.Integer(), nullable=False),
        sa.Column("fuel_eighths", sa.Integer(), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.Column("in_service", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_loaners_shop_id"),
        sa.PrimaryKeyConstraint("loaner_id", name="pk_loaners"),
        sa.UniqueConstraint("shop_id", "plate", name="uq_loaners_shop_id_plate"),
    )
    op.create_table(
        "loans",
        sa.Column("loan_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("loaner_id", sa.String(36), nullable=False),
        sa.Column("visit_id", sa.String(36), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
        sa.Column("given_by", sa.String(36)),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("returned_at", sa.BigInteger()),
        sa.Column("returned_to", sa.String(36)),
        sa.Column("returned", sa.Text()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_loans_shop_id"),
        sa.ForeignKeyConstraint(["loaner_id"], ["loaners.loaner_id"], name="fk_loans_loaner_id"),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.visit_id"], name="fk_loans_visit_id"),
        sa.PrimaryKeyConstraint("loan_id", name="pk_loans"),
    )
    for column in ("loaner_id", "visit_id"):
        op.create_index(f"ix_loans_{column}", "loans", [column])
    still_out = sa.text("returned_at IS NULL")
    op.create_index(
        "uq_loans_open",
        "loans",
        ["shop_id", "loaner_id"],
        unique=True,
        sqlite_where=still_out,
        postgresql_where=still_out,
    )
    op.create_table(
        "slip_signatures",
        sa.Column("signature_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("subject_id", sa.String(36), nullable=False),
        sa.Column("blob", sa.String(64), nullable=False),
        sa.Column("signed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_slip_signatures_shop_id"),
        sa.PrimaryKeyConstraint("signature_id", name="pk_slip_signatures"),
    )
    for column in ("subject_id", "blob", "signed_at"):
        op.create_index(f"ix_slip_signatures_{column}", "slip_signatures", [column])

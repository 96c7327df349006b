"""Fault reports, and finding things by their words: FTS5 on SQLite, GIN on PostgreSQL."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

_NEW_WORDS = "INSERT INTO search_words(rowid, terms) VALUES (new.row_id, new.terms)"
_OLD_WORDS = "INSERT INTO search_words(search_words, rowid, terms) VALUES ('delete', old.row_id, old.terms)"
_SQLITE = (
    "CREATE VIRTUAL TABLE search_words USING fts5(terms, content='search_terms', content_rowid='row_id')",
    f"CREATE TRIGGER search_terms_added AFTER INSERT ON search_terms BEGIN {_NEW_WORDS}; END",
    f"CREATE TRIGGER search_terms_gone AFTER DELETE ON search_terms BEGIN {_OLD_WORDS}; END",
)
_POSTGRESQL = ("CREATE INDEX ix_search_terms_words ON search_terms USING gin (string_to_array(terms, ' '))",)


def upgrade() -> None:
    """Make the tables; what is there already is not yet found by words."""
    op.create_table(
        "fault_reports",
        sa.Column("report_id", sa.String(36), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("vehicle_id", sa.String(36)),
        sa.Column("visit_id", sa.String(36)),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("symptom", sa.Text(), nullable=False),
        sa.Column("reported_by", sa.String(36)),
        sa.Column("reported_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("check", sa.Text(), nullable=False),
        sa.Column("repaired_by", sa.String(36)),
        sa.Column("verified_by", sa.String(36)),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_fault_reports_shop_id"),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicles.vehicle_id"], name="fk_fault_reports_vehicle_id"),
        sa.PrimaryKeyConstraint("report_id", name="pk_fault_reports"),
    )
    op.create_index("ix_fault_reports_vehicle_id", "fault_reports", ["vehicle_id"])
    op.create_index("ix_fault_reports_changed_at", "fault_reports", ["shop_id", "changed_at"])
    op.create_table(
        "search_terms",
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("shop_id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("subject_id", sa.String(36)),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["shop_id"], ["shops.shop_id"], name="fk_search_terms_shop_id"),
        sa.PrimaryKeyConstraint("row_id", name="pk_search_terms"),
        sa.UniqueConstraint("shop_id", "kind", "subject_id", name="uq_search_terms_shop_id_kind_subject_id"),
    )
    for statement in _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)

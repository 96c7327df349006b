"""What the shop asks all day long does not grow with its history."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_OPEN_SIGHTINGS = sa.text("visit_id IS NULL AND resolved_at IS NULL")
_SIGHTINGS_OF_VISITS = sa.text("visit_id IS NOT NULL")
_OPEN_EXCEPTIONS = sa.text("settled_at IS NULL")


def upgrade() -> None:
    """Index what is open, what falls due, and what belongs to a visit."""
    op.create_index("ix_idempotency_keys_answered_at", "idempotency_keys", ["shop_id", "answered_at"])
    op.create_index("ix_appointments_state", "appointments", ["shop_id", "state", "slot_at"])
    op.create_index("ix_announcements_visit_id", "announcements", ["visit_id"])
    op.create_index("ix_sightings_visit_id", "sightings", ["visit_id"])
    op.create_index("ix_sightings_crop", "sightings", ["crop"])
    op.create_index(
        "ix_sightings_open",
        "sightings",
        ["shop_id", "decided_at"],
        sqlite_where=_OPEN_SIGHTINGS,
        postgresql_where=_OPEN_SIGHTINGS,
    )
    op.create_index(
        "ix_sightings_of_visits",
        "sightings",
        ["shop_id"],
        sqlite_where=_SIGHTINGS_OF_VISITS,
        postgresql_where=_SIGHTINGS_OF_VISITS,
    )
    op.create_index(
        "ix_exceptions_open",
        "exceptions",
        ["shop_id"],
        sqlite_where=_OPEN_EXCEPTIONS,
        postgresql_where=_OPEN_EXCEPTIONS,
    )

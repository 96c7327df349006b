"""A sighting is told again while its reading improves."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Number the revisions, and mark the sightings on which an advisor has spoken.

    Of those decided before, each is its first revision; what an advisor said of them is in `visit_id`.
    """
    op.add_column("sightings", sa.Column("revision", sa.Integer(), nullable=False, server_default="0"))
    op.add_column(
        "sightings", sa.Column("confirmed", sa.Boolean(), nullable=False, server_default=sa.false())
    )

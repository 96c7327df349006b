"""A shop's hours: those that were founded before are open from eight to six, every day."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_EIGHT_TO_SIX = '[{"opens":"08:00:00","closes":"18:00:00"}]'
_EVERY_DAY = f'{{"week":[{",".join([_EIGHT_TO_SIX] * 7)}],"special_days":[]}}'


def upgrade() -> None:
    """Add the column; the hours are written out, since what is usual today may not always be."""
    op.add_column("shops", sa.Column("opening", sa.Text(), nullable=False, server_default=_EVERY_DAY))

"""Days on which people's hours are unlike their rota."""

from sqlalchemy import Column, Date, ForeignKey, Index, String, Table

from server.domain.rota import RotaDaysKind
from server.domain.working_calendar import DayHours
from server.store.column_types import Nested, Word
from server.store.tables.columns import id_column, metadata, shop_column

rota_days = Table(
    "rota_days",
    metadata,
    id_column("rota_days_id", primary_key=True),
    shop_column(),
    Column("staff_id", String(36), ForeignKey("staff.staff_id"), nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
    Column("kind", Word(RotaDaysKind), nullable=False),
    Column("hours", Nested(DayHours), nullable=False),
    Index("ix_rota_days_last", "shop_id", "last"),
)

"""The service catalogue."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, String, Table, Text, UniqueConstraint

from server.domain.catalogue import Part
from server.domain.stage import Name
from server.store.column_types import Nested
from server.store.tables.columns import id_column, metadata, shop_column

operations = Table(
    "operations",
    metadata,
    id_column("operation_id", primary_key=True),
    shop_column(),
    Column("code", String(40), nullable=False),
    Column("name", Nested(Name), nullable=False),
    Column("standard_minutes", Integer, nullable=False),
    Column("flow", String(40), nullable=False),
    Column("bay_kind", String(40), nullable=False),
    Column("skills", Nested(tuple[str, ...]), nullable=False),
    Column("safety", Boolean, nullable=False),
    Column("consumables_minor", BigInteger, nullable=False),
    Column("parts", Nested(tuple[Part, ...]), nullable=False),
    Column("offered", Boolean, nullable=False),
    Column("sought", Text, nullable=False),
    UniqueConstraint("shop_id", "code"),
)

"""What the tables have in common: names of keys and indexes, columns that most of them have."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, MetaData, String, text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def id_column(name: str, *, primary_key: bool = False) -> Column[str]:
    """Return a column for an id: the row's own, or that of a row which need not be there any more."""
    return Column(name, String(36), primary_key=primary_key)


def shop_column() -> Column[str]:
    """Return the column that says whose row it is."""
    return Column("shop_id", String(36), ForeignKey("shops.shop_id"), nullable=False)


def index_where(name: str, condition: str, *columns: Column[Any], unique: bool = False) -> None:
    """Index the rows that meet a condition alone: the same on both databases."""
    only = text(condition)
    Index(name, *columns, unique=unique, sqlite_where=only, postgresql_where=only)

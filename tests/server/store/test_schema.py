"""Migrations: they make the tables that the code knows, and lose no row on the way, on both databases."""

from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Column, Engine, MetaData, Table, create_engine, insert, select

from server.store.engines import is_sqlite
from server.store.schema import upgrade_schema
from server.store.tables import metadata
from tests.fakes.postgres import postgres

MIGRATIONS = Path(__file__).parents[3] / "server/store/migrations"
FIRST = "0001"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without tables."""
    sqlite = f"sqlite:///{tmp_path / 'shop.sqlite3'}"
    return sqlite if request.param == "sqlite" else postgres().empty_database()


@pytest.fixture
def engine(url: str) -> Any:
    """An engine of that database."""
    made = create_engine(url)
    yield made
    made.dispose()


def test_the_migrations_make_the_tables_that_the_code_knows(url: str, engine: Engine) -> None:
    upgrade_schema(url)
    with engine.connect() as connection:
        opts = {"compare_type": not is_sqlite(url), "include_name": _is_ours}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, metadata) == []


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """SQLite keeps its index of words in tables of its own; PostgreSQL's is over an expression."""
    called = name or ""
    laid_over = called.startswith("search_words") or called == "ix_search_terms_words"
    return kind not in ("table", "index") or not laid_over


def test_rows_of_the_first_version_are_there_after_all_migrations(url: str, engine: Engine) -> None:
    _migrate_to(FIRST, engine)
    kept = _fill(engine)
    assert len(kept) > 20

    upgrade_schema(url)

    now = _tables(engine)
    with engine.connect() as connection:
        for name, row in kept.items():
            shared = [column for column in now.tables[name].columns if column.name in row]
            (found,) = connection.execute(select(*shared)).mappings()
            assert dict(found) == {column.name: row[column.name] for column in shared}, name


def test_a_payment_given_back_stays_and_can_be_given_back_of_once_more(url: str, engine: Engine) -> None:
    _migrate_to(FIRST, engine)
    _fill(engine)
    _migrate_to("0052", engine)
    before = _tables(engine).tables["payments"]
    with engine.begin() as connection:
        # What an order of the first version had paid became its one payment.
        (paid,) = connection.execute(select(before)).mappings()
        back = dict(paid) | {"payment_id": "back", "refund_of": paid["payment_id"]}
        connection.execute(insert(before), back)

    upgrade_schema(url)

    payments = _tables(engine).tables["payments"]
    with engine.begin() as connection:
        connection.execute(insert(payments), back | {"payment_id": "again"})
        found = {row.payment_id: row.refund_of for row in connection.execute(select(payments))}
    key = paid["payment_id"]
    assert found == {key: None, "back": key, "again": key}


def _migrate_to(revision: str, engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def _tables(engine: Engine) -> MetaData:
    found = MetaData()
    found.reflect(engine)
    return found


def _fill(engine: Engine) -> dict[str, dict[str, Any]]:
    """Put one row into each table, each pointing to those of its parents; return them by table."""
    tables = [table for table in _tables(engine).sorted_tables if table.name != "alembic_version"]
    rows: dict[str, dict[str, Any]] = {}
    with engine.begin() as connection:
        for table in tables:
            rows[table.name] = _row(table, rows)
            connection.execute(insert(table), rows[table.name])
    return rows


def _row(table: Table, parents: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {column.name: _value(column, parents) for column in table.columns}


def _value(column: Column[Any], parents: dict[str, dict[str, Any]]) -> Any:
    for key in column.foreign_keys:
        return parents[key.column.table.name][key.column.name]
    if column.type.python_type is str:
        # JSON, where a value with parts is kept; else a word like any other.
        return "[]" if getattr(column.type, "length", None) is None else "x"
    return column.type.python_type(1)

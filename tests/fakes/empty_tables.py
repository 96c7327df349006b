"""SQLite databases with Glassbay's tables and no rows: made once, and copied for whoever asks."""

import sqlite3
from functools import cache
from pathlib import Path

from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool

from server.store.tables import metadata


def write_database(file: Path) -> None:
    """Write one as a file."""
    file.write_bytes(_as_bytes())


def database_in_memory() -> Engine:
    """Return one that is gone with its engine."""
    engine = _in_memory()
    _connection(engine).deserialize(_as_bytes())
    return engine


@cache
def _as_bytes() -> bytes:
    engine = _in_memory()
    metadata.create_all(engine)
    written = _connection(engine).serialize()
    engine.dispose()
    return written


def _in_memory() -> Engine:
    return create_engine("sqlite://", poolclass=StaticPool)


def _connection(engine: Engine) -> sqlite3.Connection:
    connection = engine.raw_connection().driver_connection
    assert isinstance(connection, sqlite3.Connection)
    return connection

"""Connections to the database: one engine that writes, one that only reads."""

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

_WRITE_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000")
_READ_PRAGMAS = ("query_only=ON", "busy_timeout=5000")


def writing_engine(url: str | URL) -> Engine:
    """Return the engine of the one writer. On SQLite each transaction begins as BEGIN IMMEDIATE."""
    return _sqlite(url, _WRITE_PRAGMAS, "BEGIN IMMEDIATE") if is_sqlite(url) else create_engine(url)


def reading_engine(url: str | URL) -> Engine:
    """Return an engine that cannot write."""
    if is_sqlite(url):
        return _sqlite(url, _READ_PRAGMAS, "BEGIN")
    return create_engine(url, connect_args={"options": "-c default_transaction_read_only=on"})


def is_sqlite(url: str | URL) -> bool:
    """Tell whether the database is a file of this computer."""
    return make_url(url).get_backend_name() == "sqlite"


def _sqlite(url: str | URL, pragmas: tuple[str, ...], begin: str) -> Engine:
    engine = create_engine(url, connect_args={"check_same_thread": False, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        # Python's sqlite3 would begin by itself, late and as a reader, and then fail to become a writer.
        connection.exec_driver_sql(begin)

    return engine

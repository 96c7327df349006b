"""Connections to the database: one engine that writes, one that only reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog
from sqlalchemy import (
    URL,
    Connection,
    Engine,
    ExceptionContext,
    create_engine,
    event,
    func,
    make_url,
    select,
)
from sqlalchemy.exc import OperationalError

from server.domain.errors import StorageUnavailable

log = structlog.get_logger()
_WRITE_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000")
_READ_PRAGMAS = ("query_only=ON", "busy_timeout=5000")
_POSTGRES_WRITES = {
    # A process that was stopped, or whose computer has gone, must not hold its shop for longer.
    "idle_in_transaction_session_timeout": "10s",
}
_POSTGRES_READS = {
    "default_transaction_read_only": "on",
    # Rows and the journal's number belong together only within one snapshot.
    "default_transaction_isolation": r"repeatable\ read",
}
LINE_SETTINGS = {
    "connect_timeout": 5,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
"""Of libpq, in seconds, the last in milliseconds: else a cut network would be noticed after hours."""


def writing_engine(url: str | URL) -> Engine:
    """Return the engine of the one writer. On SQLite each transaction begins as BEGIN IMMEDIATE."""
    if is_sqlite(url):
        return _sqlite(url, _WRITE_PRAGMAS, "BEGIN IMMEDIATE")
    return _postgres(url, _POSTGRES_WRITES)


def reading_engine(url: str | URL) -> Engine:
    """Return an engine that cannot write; each of its transactions sees one state of the database."""
    if is_sqlite(url):
        return _sqlite(url, _READ_PRAGMAS, "BEGIN")
    engine = _postgres(url, _POSTGRES_READS)
    event.listen(engine, "handle_error", _say_that_it_is_away)
    return engine


def overwrite_deleted(connection: Connection) -> None:
    """Let SQLite write zeros over what is deleted from now on: else its file would go on telling it."""
    if is_sqlite(connection.engine.url):
        connection.exec_driver_sql("PRAGMA secure_delete=ON")


def is_sqlite(url: str | URL) -> bool:
    """Tell whether the database is a file of this computer."""
    return make_url(url).get_backend_name() == "sqlite"


@contextmanager
def writing_to(engine: Engine, shop_id: str) -> Iterator[Connection]:
    """Begin a transaction in which nobody else writes to this shop, and commit it at the end.

    An action reads before it writes: two processes that did so at once would overwrite each other.
    """
    with engine.begin() as connection:
        if not is_sqlite(engine.url):
            lock = func.pg_advisory_xact_lock(func.hashtextextended(shop_id, 0))
            connection.execute(select(lock))
        yield connection


def _say_that_it_is_away(context: ExceptionContext) -> StorageUnavailable | None:
    """Whoever reads is told what a writer is told: to ask again, instead of the driver's own words."""
    failure = context.sqlalchemy_exception
    gone = isinstance(failure, OperationalError) or context.is_disconnect
    if context.is_pre_ping or not gone:
        return None
    log.error("nothing can be read", reason=str(context.original_exception))
    return StorageUnavailable("nothing can be read now: the database is away")


def _postgres(url: str | URL, session: dict[str, str]) -> Engine:
    options = " ".join(f"-c {name}={value}" for name, value in session.items())
    # A connection that the database has dropped, e.g. at its restart, is replaced before it is used.
    return create_engine(url, pool_pre_ping=True, connect_args={"options": options, **LINE_SETTINGS})


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

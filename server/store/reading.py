"""Reading from a coroutine: at once where the database is a file of this computer, else in a thread."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, Engine

from server.store.engines import is_sqlite

Answer = TypeVar("Answer")


async def read_soon(reader: Engine, query: Callable[[Connection], Answer]) -> Answer:
    """Return what a short `query` finds, in one transaction.

    SQLite answers a look at a few rows in less time than another thread takes to be woken, and a writer never
    holds its readers up. A server may keep us waiting, which must not hold up everybody else.
    """
    if is_sqlite(reader.url):
        return _read(reader, query)
    return await asyncio.to_thread(_read, reader, query)


def _read(reader: Engine, query: Callable[[Connection], Answer]) -> Answer:
    with reader.begin() as connection:
        return query(connection)

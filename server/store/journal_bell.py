"""Telling the other server processes over the same database that a shop's journal has grown."""

from collections.abc import Callable
from typing import Protocol

from sqlalchemy import URL

from server.store.engines import is_sqlite

Heard = Callable[[str, int], None]
"""Called with a shop's id and a number that its journal has reached; from a thread of the bell's own."""


class JournalBell(Protocol):
    """Rings in every process. It may fail without a word: whoever hears it looks at the journal besides."""

    def start(self, heard: Heard) -> None:
        """Listen, and begin with what was missed until now."""
        ...

    def ring(self, shop_id: str) -> None:
        """Tell all that this shop's journal has grown; does not wait."""
        ...

    def stop(self) -> None:
        """End listening and ringing."""
        ...


class NoBell:
    """For a database that only this process serves: its own commits wake it."""

    def start(self, heard: Heard) -> None:
        """Nobody else writes."""

    def ring(self, shop_id: str) -> None:
        """Nobody else listens."""

    def stop(self) -> None:
        """Nothing was begun."""


def journal_bell(url: str | URL) -> JournalBell:
    """Return the bell of the processes over this database."""
    if is_sqlite(url):
        return NoBell()
    # psycopg is an extra.
    from server.store.postgres_bell import PostgresBell  # noqa: PLC0415

    return PostgresBell(url)

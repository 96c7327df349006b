"""The bell over PostgreSQL's NOTIFY: one connection a process that rings, one that listens.

NOTIFY takes a lock that all commits share, and costs more with every listener; so it is never part of a
command, and a process rings a few dozen times a second at most, for all shops at once. What is told is only
that "shop X is at number N"; the journal itself is read from the journal.
"""

import threading
import time
from collections.abc import Callable
from typing import Any

import psycopg
import structlog
from sqlalchemy import URL, Connection, NullPool, Text, cast, create_engine, func, literal, select
from sqlalchemy.exc import SQLAlchemyError

from server.store.engines import LINE_SETTINGS
from server.store.journal import COUNTER
from server.store.journal_bell import Heard
from server.store.tables import counters

log = structlog.get_logger()
CHANNEL = "glassbay_journal"
RING_EVERY_S = 0.02
ECHO_EVERY_S = 5.0
"""A bell that has nothing to tell rings all the same, so that each listener knows that it hears."""
DEAF_AFTER_S = 15.0
AGAIN_AFTER_S = 1.0
LOOK_UP_EVERY_S = 0.5


class Deaf(Exception):
    """Not even our own echo has been heard."""


class PostgresBell:
    """Rings in every process over this database, and hears all of them."""

    def __init__(self, url: str | URL) -> None:
        self._engine = create_engine(
            url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=LINE_SETTINGS
        )
        self._grown: set[str] = set()
        self._changed = threading.Condition()
        self._stopping = False
        self._threads: list[threading.Thread] = []

    def start(self, heard: Heard) -> None:
        """Listen, and begin with what was missed until now."""
        for name, work in (("bell", self._ring_on), ("listener", lambda: self._listen_on(heard))):
            thread = threading.Thread(target=self._again_and_again, args=(work,), name=name, daemon=True)
            thread.start()
            self._threads.append(thread)

    def ring(self, shop_id: str) -> None:
        """Tell all that this shop's journal has grown; does not wait."""
        with self._changed:
            self._grown.add(shop_id)
            self._changed.notify_all()

    def stop(self) -> None:
        """End listening and ringing."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()
        self._engine.dispose()

    def _again_and_again(self, work: Callable[[], None]) -> None:
        """Do the work until stopped; a database that is away is asked again."""
        while not self._stopping:
            try:
                work()
            except (SQLAlchemyError, psycopg.Error, Deaf) as problem:
                log.warning("processes do not hear each other; polling meanwhile", reason=str(problem))
                self._pause(AGAIN_AFTER_S)

    def _pause(self, seconds: float) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping, seconds)

    def _ring_on(self) -> None:
        with self._engine.connect() as connection:
            while not self._stopping:
                connection.execute(select(func.pg_notify(CHANNEL, "")))
                self._ring_while_busy(connection)

    def _ring_while_busy(self, connection: Connection) -> None:
        """Tell of what has grown, until nothing has for a while."""
        while grown := self._next_grown():
            number = cast(counters.c.value, Text)
            told = func.pg_notify(CHANNEL, counters.c.shop_id + literal(" ") + number)
            here = counters.c.name == COUNTER, counters.c.shop_id.in_(grown)
            connection.execute(select(told).where(*here))
            self._pause(RING_EVERY_S)

    def _next_grown(self) -> set[str]:
        with self._changed:
            self._changed.wait_for(lambda: self._grown or self._stopping, ECHO_EVERY_S)
            grown, self._grown = self._grown, set()
            return grown

    def _listen_on(self, heard: Heard) -> None:
        with self._engine.connect() as connection:
            connection.exec_driver_sql(f"LISTEN {CHANNEL}")
            missed = select(counters.c.shop_id, counters.c.value).where(counters.c.name == COUNTER)
            for shop_id, number in connection.execute(missed):
                heard(shop_id, number)
            line: Any = connection.connection.driver_connection
            heard_at = time.monotonic()
            while not self._stopping:
                for note in line.notifies(timeout=LOOK_UP_EVERY_S):
                    heard_at = time.monotonic()
                    _pass_on(note.payload, heard)
                if time.monotonic() > heard_at + DEAF_AFTER_S:
                    raise Deaf("nothing is heard, not even our own echo")


def _pass_on(told: str, heard: Heard) -> None:
    shop_id, _, number = told.rpartition(" ")
    if number.isdecimal():
        heard(shop_id, int(number))

"""The one writer of a process: commands that wait are committed together.

Nearly none is refused or repeated, so they share one transaction without more ado; only where one of them is,
they are begun anew, each in its own savepoint.
"""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from server.domain.errors import StorageUnavailable
from server.store.batch import Batch, batch_over
from server.store.engines import writing_to
from server.store.feed import Fed
from server.store.written_orders import WrittenOrders

log = structlog.get_logger()
T = TypeVar("T")
MOST_IN_A_BATCH = 64


@dataclass(frozen=True, slots=True)
class _Waiting(Generic[T]):
    shop_id: str
    job: Callable[[Batch], T]
    future: "Future[T]"


@dataclass(frozen=True, slots=True)
class _Outcome:
    future: "Future[Any]"
    answer: Any = None
    refusal: Exception | None = None


@dataclass(frozen=True, slots=True)
class _Done:
    """What was committed."""

    outcomes: list[_Outcome] = field(default_factory=list)
    fed: list[Fed] = field(default_factory=list)


_Commands = list[_Waiting[Any]]
Committed = Callable[[str, Sequence[Fed]], None]
"""Called with the shop's id after each commit, and what it has written to the journal."""


class Writer:
    """A thread that owns the writing connection.

    A future resolves only after the commit that holds its command; if the commit fails, all in it fail.
    A batch never mixes shops, because each is locked for itself.
    """

    def __init__(self, engine: Engine, committed: Committed) -> None:
        """`committed` is called from the writer's thread."""
        self._engine = engine
        self._committed = committed
        self._written = WrittenOrders()
        self._waiting: deque[_Waiting[Any]] = deque()
        self._changed = threading.Condition()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)

    def start(self) -> None:
        """Begin to take commands."""
        self._thread.start()

    def stop(self) -> None:
        """Finish what waits, then end the thread."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        self._thread.join()

    def submit(self, shop_id: str, job: Callable[[Batch], T]) -> "Future[T]":
        """Queue one command; its future gives the answer, or raises what the command raised."""
        waiting: _Waiting[T] = _Waiting(shop_id, job, Future())
        with self._changed:
            if self._stopping:
                raise RuntimeError("the writer has stopped")
            self._waiting.append(waiting)
            self._changed.notify()
        return waiting.future

    def _run(self) -> None:
        while self._await_commands():
            if commands := self._next_commands():
                self._commit(commands)

    def _await_commands(self) -> bool:
        """Wait until there is something to do; False when all is done and the writer is to stop."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._stopping)
            return bool(self._waiting)

    def _next_commands(self) -> _Commands:
        """Take the commands of the first one's shop."""
        taken: _Commands = []
        with self._changed:
            shop_id = self._waiting[0].shop_id
            while self._waiting and self._waiting[0].shop_id == shop_id and len(taken) < MOST_IN_A_BATCH:
                waiting = self._waiting.popleft()
                # From here on it cannot be called off; one that was called off before is left out.
                if waiting.future.set_running_or_notify_cancel():
                    taken.append(waiting)
        return taken

    def _commit(self, commands: _Commands) -> None:
        try:
            done = self._all(commands) or self._each(commands)
        except Exception as failure:
            for waiting in commands:
                waiting.future.set_exception(_told(failure))
            return
        # Screens are woken first: whoever gets the answer can then rely on the boards moving.
        self._committed(commands[0].shop_id, done.fed)
        for outcome in done.outcomes:
            _resolve(outcome)

    def _all(self, commands: _Commands) -> _Done | None:
        """Commit all commands in the hope that none is refused or repeated; None where that is not so."""
        shop_id = commands[0].shop_id
        try:
            with (
                writing_to(self._engine, shop_id) as connection,
                batch_over(connection, shop_id, self._written) as batch,
            ):
                outcomes = [_Outcome(waiting.future, answer=waiting.job(batch)) for waiting in commands]
        except Exception as refusal:
            self._written.forget()
            if isinstance(refusal, DBAPIError) and _is_storage(refusal):
                raise
            return None
        return _Done(outcomes, batch.fed)

    def _each(self, commands: _Commands) -> _Done:
        """Commit those that are not refused."""
        done = _Done()
        with writing_to(self._engine, commands[0].shop_id) as connection:
            for waiting in commands:
                done.outcomes.append(_attempt(connection, waiting, done.fed))
        return done


def _attempt(connection: Connection, waiting: _Waiting[Any], fed: list[Fed]) -> _Outcome:
    """Run one command and add to `fed`; what it writes before it is refused is taken back, and no more."""
    connection.exec_driver_sql("SAVEPOINT command")
    try:
        with batch_over(connection, waiting.shop_id) as batch:
            outcome = _Outcome(waiting.future, answer=waiting.job(batch))
        fed.extend(batch.fed)
    except Exception as refusal:
        # The database may have taken back the whole transaction by itself: then nothing of the batch counts.
        if connection.invalidated or (isinstance(refusal, DBAPIError) and _is_storage(refusal)):
            raise
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT command")
        outcome = _Outcome(waiting.future, refusal=refusal)
    connection.exec_driver_sql("RELEASE SAVEPOINT command")
    return outcome


def _is_storage(failure: DBAPIError) -> bool:
    """Tell whether the database cannot do its work, rather than that a command asks for what cannot be."""
    return isinstance(failure, OperationalError) or failure.connection_invalidated


def _told(failure: Exception) -> Exception:
    """Return what those who wait are told of a commit that failed."""
    if not (isinstance(failure, DBAPIError) and _is_storage(failure)):
        return failure
    log.error("nothing can be written", reason=str(failure.orig))
    return StorageUnavailable(
        "nothing can be written now: the disk is full, or the database is locked or away"
    )


def _resolve(outcome: _Outcome) -> None:
    if outcome.refusal is not None:
        outcome.future.set_exception(outcome.refusal)
    else:
        outcome.future.set_result(outcome.answer)

"""The one writer of a process: commands that wait are committed together, each in its own savepoint."""

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Engine

from server.store.engines import writing_to

T = TypeVar("T")
MOST_IN_A_BATCH = 64


@dataclass(frozen=True, slots=True)
class _Waiting(Generic[T]):
    shop_id: str
    job: Callable[[Connection], T]
    future: "Future[T]"


@dataclass(frozen=True, slots=True)
class _Outcome:
    future: "Future[Any]"
    answer: Any = None
    refusal: Exception | None = None


class Writer:
    """A thread that owns the writing connection.

    A future resolves only after the commit that holds its command; if the commit fails, all in it fail.
    A batch never mixes shops, because each is locked for itself.
    """

    def __init__(self, engine: Engine, committed: Callable[[str], None]) -> None:
        """`committed` is called with the shop's id after each commit, from the writer's thread."""
        self._engine = engine
        self._committed = committed
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

    def submit(self, shop_id: str, job: Callable[[Connection], T]) -> "Future[T]":
        """Queue one command; its future gives the answer, or raises what the command raised."""
        waiting: _Waiting[T] = _Waiting(shop_id, job, Future())
        with self._changed:
            if self._stopping:
                raise RuntimeError("the writer has stopped")
            self._waiting.append(waiting)
            self._changed.notify()
        return waiting.future

    def _run(self) -> None:
        while batch := self._next_batch():
            self._commit(batch)

    def _next_batch(self) -> list[_Waiting[Any]]:
        """Wait for commands and take those of the first one's shop; empty when stopping."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._stopping)
            batch: list[_Waiting[Any]] = []
            while self._waiting and len(batch) < MOST_IN_A_BATCH:
                if batch and self._waiting[0].shop_id != batch[0].shop_id:
                    break
                batch.append(self._waiting.popleft())
            return batch

    def _commit(self, batch: list[_Waiting[Any]]) -> None:
        try:
            with writing_to(self._engine, batch[0].shop_id) as connection:
                outcomes = [_attempt(connection, waiting) for waiting in batch]
        except Exception as failure:
            for waiting in batch:
                waiting.future.set_exception(failure)
            return
        # Screens are woken first: whoever gets the answer can then rely on the boards moving.
        self._committed(batch[0].shop_id)
        for outcome in outcomes:
            _resolve(outcome)


def _attempt(connection: Connection, waiting: _Waiting[Any]) -> _Outcome:
    try:
        with connection.begin_nested():
            return _Outcome(waiting.future, answer=waiting.job(connection))
    except Exception as refusal:
        if connection.invalidated:
            raise
        return _Outcome(waiting.future, refusal=refusal)


def _resolve(outcome: _Outcome) -> None:
    if outcome.refusal is not None:
        outcome.future.set_exception(outcome.refusal)
    else:
        outcome.future.set_result(outcome.answer)

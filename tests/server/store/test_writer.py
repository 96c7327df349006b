"""The one writer: what is committed together, what fails alone or altogether, what is left out."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from server.domain.errors import StorageUnavailable
from server.store.batch import Batch
from server.store.engines import writing_engine
from server.store.writer import Writer

SECONDS = 20.0


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A database with one table of words."""
    made = writing_engine(f"sqlite:///{tmp_path / 'words.sqlite3'}")
    with made.begin() as connection:
        connection.execute(text("CREATE TABLE words (word TEXT UNIQUE)"))
    yield made
    made.dispose()


class Held:
    """A writer whose first command holds all others up, so that they come into one batch."""

    def __init__(self, engine: Engine) -> None:
        self.commits: list[str] = []
        self.writer = Writer(engine, lambda shop_id, _fed: self.commits.append(shop_id))
        self.writer.start()
        self.goes_on = threading.Event()
        self.begun = threading.Event()
        self.writer.submit("shop", self._wait)
        assert self.begun.wait(SECONDS)

    def _wait(self, _batch: Batch) -> None:
        self.begun.set()
        assert self.goes_on.wait(SECONDS)

    def write(self, word: str) -> "Future[Any]":
        return self.writer.submit("shop", lambda batch: _insert(batch, word))


@pytest.fixture
def held(engine: Engine) -> Iterator[Held]:
    """A writer that waits until it is told to go on."""
    made = Held(engine)
    yield made
    made.goes_on.set()
    made.writer.stop()


def _insert(batch: Batch, word: str) -> str:
    batch.connection.execute(text("INSERT INTO words VALUES (:word)"), {"word": word})
    return word


def words(engine: Engine) -> list[str]:
    """All that was committed."""
    with engine.begin() as connection:
        return list(connection.execute(text("SELECT word FROM words ORDER BY word")).scalars())


def test_commands_that_wait_are_committed_together(held: Held, engine: Engine) -> None:
    futures = [held.write(word) for word in ("a", "b", "c")]
    held.goes_on.set()
    assert [future.result(SECONDS) for future in futures] == ["a", "b", "c"]
    assert words(engine) == ["a", "b", "c"]
    assert len(held.commits) == 2


def test_a_command_that_fails_takes_back_what_it_wrote_and_nothing_else(held: Held, engine: Engine) -> None:
    def write_and_fail(batch: Batch) -> None:
        _insert(batch, "half")
        raise ValueError("not like this")

    before, failing = held.write("before"), held.writer.submit("shop", write_and_fail)
    after, twice = held.write("after"), held.write("before")
    held.goes_on.set()
    assert (before.result(SECONDS), after.result(SECONDS)) == ("before", "after")
    with pytest.raises(ValueError, match="not like this"):
        failing.result(SECONDS)
    assert "UNIQUE" in str(twice.exception(SECONDS))
    assert words(engine) == ["after", "before"]


def test_a_storage_that_fails_fails_the_whole_batch_and_says_so(held: Held, engine: Engine) -> None:
    def fill_the_disk(batch: Batch) -> None:
        batch.connection.exec_driver_sql("PRAGMA max_page_count = 1")
        _insert(batch, "x" * 100_000)

    before, filling, after = (
        held.write("before"),
        held.writer.submit("shop", fill_the_disk),
        held.write("after"),
    )
    held.goes_on.set()
    for future in (before, filling, after):
        with pytest.raises(StorageUnavailable, match="disk is full"):
            future.result(SECONDS)
    assert words(engine) == []


def test_a_command_that_was_called_off_is_left_out_and_the_writer_goes_on(held: Held, engine: Engine) -> None:
    called_off = held.write("called off")
    assert called_off.cancel()
    held.goes_on.set()
    assert held.write("next").result(SECONDS) == "next"
    assert words(engine) == ["next"]


def test_a_writer_that_stops_finishes_what_waits(held: Held, engine: Engine) -> None:
    futures = [held.write(word) for word in ("a", "b")]
    held.goes_on.set()
    held.writer.stop()
    assert [future.result(0) for future in futures] == ["a", "b"]
    with pytest.raises(RuntimeError, match="stopped"):
        held.write("c")
    assert words(engine) == ["a", "b"]

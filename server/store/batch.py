"""One transaction of the writer, and what its commands write in common."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection

from server.store.idempotency import KeptAnswers
from server.store.journal import JournalEnd


@dataclass(frozen=True, slots=True)
class Batch:
    """What a command is given: everybody writes a journal entry and an answer, so these go together."""

    connection: Connection
    journal: JournalEnd
    answers: KeptAnswers


@contextmanager
def batch_over(connection: Connection, shop_id: str) -> Iterator[Batch]:
    """Give the batch over a transaction of that shop, and write what was put off when the block ends well."""
    batch = Batch(connection, JournalEnd(connection, shop_id), KeptAnswers(connection, shop_id))
    yield batch
    batch.journal.write()
    batch.answers.write()

"""One transaction of the writer, and what its commands write in common."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Connection

from server.store.feed import Fed, fed_by
from server.store.idempotency import KeptAnswers
from server.store.journal import JournalEnd
from server.store.shop_rows import ShopRows
from server.store.written_orders import WrittenOrders


@dataclass(frozen=True, slots=True)
class Batch:
    """What a command is given: everybody writes a journal entry and an answer, so these go together."""

    connection: Connection
    journal: JournalEnd
    answers: KeptAnswers
    written: WrittenOrders | None = None
    """Orders that need not be read, where this is a hopeful batch."""
    fed: list[Fed] = field(default_factory=list)
    """What was written to the journal, with its rows as they were at the end."""


@contextmanager
def batch_over(connection: Connection, shop_id: str, written: WrittenOrders | None = None) -> Iterator[Batch]:
    """Give the batch over a transaction of that shop, and write what was put off when the block ends well.

    With `written` it hopes that these are the newest orders and that no command is a repetition. Where that
    is not so, the block ends with Overtaken or IntegrityError.
    """
    answers = KeptAnswers(connection, shop_id, looks_up=written is None)
    batch = Batch(connection, JournalEnd(connection, shop_id), answers, written)
    yield batch
    entries = batch.journal.write()
    batch.answers.write()
    batch.fed.extend(fed_by(entries, ShopRows(connection, shop_id)))

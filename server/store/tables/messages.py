"""Messages that customers are to be told."""

from sqlalchemy import Column, ForeignKey, Index, String, Table

from server.domain.message import MessageState
from server.store.column_types import Nested, UtcMicroseconds, Word
from server.store.tables.columns import id_column, metadata, shop_column

messages = Table(
    "messages",
    metadata,
    id_column("message_id", primary_key=True),
    shop_column(),
    Column("kind", String(40), nullable=False),
    Column("customer_id", String(36), ForeignKey("customers.customer_id"), nullable=False),
    Column("subject_id", String(36), nullable=False, index=True),
    Column("language", String(5), nullable=False),
    Column("due_at", UtcMicroseconds, nullable=False),
    Column("details", Nested(dict[str, str]), nullable=False),
    Column("state", Word(MessageState), nullable=False),
    Column("told_at", UtcMicroseconds),
    id_column("told_by"),
    Index("ix_messages_state", "shop_id", "state", "due_at"),
)

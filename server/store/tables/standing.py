"""Who was asked back: no word of it but the answer."""

from sqlalchemy import Column, ForeignKey, String, Table

from server.domain.standing import WinBackAnswer
from server.store.column_types import UtcMicroseconds, Word
from server.store.tables.columns import id_column, metadata, shop_column

win_back_calls = Table(
    "win_back_calls",
    metadata,
    id_column("call_id", primary_key=True),
    shop_column(),
    Column("customer_id", String(36), ForeignKey("customers.customer_id"), nullable=False, index=True),
    Column("answer", Word(WinBackAnswer), nullable=False),
    Column("called_at", UtcMicroseconds, nullable=False),
    id_column("called_by"),
)

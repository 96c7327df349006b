"""What became of each customer who was erased: ids, counts and digests, no personal word."""

from sqlalchemy import Column, Index, Table

from server.domain.erasure import ErasureReason, Finding, Proof
from server.store.column_types import Nested, UtcMicroseconds, Word
from server.store.tables.columns import id_column, metadata, shop_column

erasures = Table(
    "erasures",
    metadata,
    id_column("erasure_id", primary_key=True),
    shop_column(),
    id_column("customer_id"),
    Column("reason", Word(ErasureReason), nullable=False),
    Column("erased_at", UtcMicroseconds, nullable=False),
    id_column("erased_by"),
    Column("findings", Nested(tuple[Finding, ...]), nullable=False),
    Column("pictures", Nested(tuple[str, ...]), nullable=False),
    Column("proof", Nested(Proof)),
    Index("ix_erasures_customer_id", "shop_id", "customer_id"),
)

"""Claims to manufacturers and insurers."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from server.domain.claim import ClaimNote, ClaimStep, PartCustody
from server.domain.repair_order import Payer
from server.store.column_types import Nested, UtcMicroseconds, Word
from server.store.tables.columns import id_column, metadata, shop_column

claims = Table(
    "claims",
    metadata,
    id_column("claim_id", primary_key=True),
    shop_column(),
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), nullable=False),
    Column("line_id", String(36), nullable=False),
    Column("payer", Word(Payer), nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    Column("opened_at", UtcMicroseconds, nullable=False),
    Column("changed_at", UtcMicroseconds, nullable=False),
    Column("step", Word(ClaimStep), nullable=False),
    Column("version", Integer, nullable=False),
    Column("accepted_minor", BigInteger),
    Column("custody", Word(PartCustody), nullable=False),
    Column("part_label", String(40), nullable=False),
    Column("part_place", String(120), nullable=False),
    Column("part_with", String(120), nullable=False),
    Column("notes", Nested(tuple[ClaimNote, ...]), nullable=False),
    UniqueConstraint("order_id", "line_id"),
    Index("ix_claims_changed_at", "shop_id", "changed_at"),
)

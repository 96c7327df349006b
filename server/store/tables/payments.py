"""The till: entries that are never changed, and to whom invoices are made out."""

from sqlalchemy import BigInteger, Column, ForeignKey, String, Table, Text

from server.domain.payment import PaymentKind
from server.domain.repair_order import Payer
from server.store.column_types import UtcMicroseconds, Word
from server.store.tables.columns import id_column, metadata, shop_column

payments = Table(
    "payments",
    metadata,
    id_column("payment_id", primary_key=True),
    shop_column(),
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), nullable=False, index=True),
    Column("kind", Word(PaymentKind), nullable=False),
    Column("payer", Word(Payer), nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    Column("taken_at", UtcMicroseconds, nullable=False),
    id_column("taken_by"),
    Column("refund_of", String(36), ForeignKey("payments.payment_id"), index=True),
    Column("reason", Text, nullable=False),
)

invoice_requests = Table(
    "invoice_requests",
    metadata,
    Column("order_id", String(36), ForeignKey("repair_orders.order_id"), primary_key=True),
    shop_column(),
    Column("title", Text, nullable=False),
    Column("tax_number", String(30), nullable=False),
    Column("requested_at", UtcMicroseconds, nullable=False),
)

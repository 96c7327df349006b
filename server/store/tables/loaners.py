"""Loaners, and who had which; and what customers signed for beside estimates."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from server.domain.loaner import LoanerMark, Seen
from server.domain.plate import PlateColour
from server.domain.stage import Name
from server.store.column_types import Nested, UtcMicroseconds, Word
from server.store.tables.columns import id_column, index_where, metadata, shop_column

loaners = Table(
    "loaners",
    metadata,
    id_column("loaner_id", primary_key=True),
    shop_column(),
    Column("plate", String(12), nullable=False),
    Column("plate_colour", Word(PlateColour), nullable=False),
    Column("model", Nested(Name), nullable=False),
    Column("mileage_km", Integer, nullable=False),
    Column("fuel_eighths", Integer, nullable=False),
    Column("marks", Nested(tuple[LoanerMark, ...]), nullable=False),
    Column("in_service", Boolean, nullable=False),
    UniqueConstraint("shop_id", "plate"),
)

loans = Table(
    "loans",
    metadata,
    id_column("loan_id", primary_key=True),
    shop_column(),
    Column("loaner_id", String(36), ForeignKey("loaners.loaner_id"), nullable=False, index=True),
    Column("visit_id", String(36), ForeignKey("visits.visit_id"), nullable=False, index=True),
    Column("due_at", UtcMicroseconds, nullable=False),
    Column("given_at", UtcMicroseconds, nullable=False),
    id_column("given_by"),
    Column("given", Nested(Seen), nullable=False),
    Column("returned_at", UtcMicroseconds),
    id_column("returned_to"),
    Column("returned", Nested(Seen)),
    Column("note", Text, nullable=False),
    Column("charge_minor", Integer, nullable=False, server_default="0"),
    Column("charge_reason", Text, nullable=False, server_default=""),
    Column("charged_at", UtcMicroseconds),
    id_column("charged_by"),
)
index_where("uq_loans_open", "returned_at IS NULL", loans.c.shop_id, loans.c.loaner_id, unique=True)

slip_signatures = Table(
    "slip_signatures",
    metadata,
    id_column("signature_id", primary_key=True),
    shop_column(),
    Column("subject_id", String(36), nullable=False, index=True),
    Column("blob", String(64), nullable=False, index=True),
    Column("signed_at", UtcMicroseconds, nullable=False, index=True),
)

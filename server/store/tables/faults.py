"""Fault reports."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from server.domain.fault_report import FaultStep
from server.store.column_types import UtcMicroseconds, Word
from server.store.tables.columns import id_column, metadata, shop_column

fault_reports = Table(
    "fault_reports",
    metadata,
    id_column("report_id", primary_key=True),
    shop_column(),
    Column("vehicle_id", String(36), ForeignKey("vehicles.vehicle_id"), index=True),
    id_column("visit_id"),
    Column("title", String(120), nullable=False),
    Column("symptom", Text, nullable=False),
    id_column("reported_by"),
    Column("reported_at", UtcMicroseconds, nullable=False),
    Column("changed_at", UtcMicroseconds, nullable=False),
    Column("step", Word(FaultStep), nullable=False),
    Column("version", Integer, nullable=False),
    Column("cause", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("check", Text, nullable=False),
    id_column("repaired_by"),
    id_column("verified_by"),
    Index("ix_fault_reports_changed_at", "shop_id", "changed_at"),
)

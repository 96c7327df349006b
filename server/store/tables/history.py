"""What was done on cars before this server kept their records."""

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from server.store.tables.columns import id_column, metadata, shop_column

past_services = Table(
    "past_services",
    metadata,
    id_column("service_id", primary_key=True),
    shop_column(),
    Column("vehicle_id", String(36), ForeignKey("vehicles.vehicle_id"), nullable=False),
    Column("day", Date, nullable=False),
    Column("number", String(40), nullable=False),
    Column("mileage_km", Integer),
    Column("work", Text, nullable=False),
    Column("amount_minor", BigInteger, nullable=False),
    UniqueConstraint("vehicle_id", "day", "number"),
)

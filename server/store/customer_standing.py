"""How often customers came and what they paid, counted by the database: a shop has many."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from server.store import tables
from server.store.shop_rows import ShopRows

_VISIT, _VEHICLE, _ORDER = tables.visits.c, tables.vehicles.c, tables.repair_orders.c


@dataclass(frozen=True, slots=True)
class Standing:
    """One customer: when they were last here, and how often since a day, with what they paid."""

    customer_id: str
    last_arrived_at: datetime
    visits: int = 0
    paid_minor: int = 0


def away_since(rows: ShopRows, moment: datetime, most: int) -> list[Standing]:
    """Return those whose cars were all last here before `moment`, the latest first."""
    last = func.max(_VISIT.arrived_at)
    query = (
        select(_VEHICLE.customer_id, last)
        .join(tables.vehicles, _VEHICLE.vehicle_id == _VISIT.vehicle_id)
        .where(_VISIT.shop_id == rows.shop_id, _VEHICLE.customer_id.is_not(None))
        .group_by(_VEHICLE.customer_id)
        .having(last < moment)
        .order_by(last.desc())
        .limit(most)
    )
    return [Standing(*row) for row in rows.connection.execute(query)]


def counted_since(rows: ShopRows, customer_ids: list[str], since: datetime) -> dict[str, tuple[int, int]]:
    """Return visits and payments of some customers since a day."""
    query = (
        select(
            _VEHICLE.customer_id,
            func.count(_VISIT.visit_id.distinct()),
            func.coalesce(func.sum(_ORDER.paid_minor), 0),
        )
        .join(tables.visits, _VISIT.vehicle_id == _VEHICLE.vehicle_id)
        .outerjoin(tables.repair_orders, _ORDER.visit_id == _VISIT.visit_id)
        .where(_VEHICLE.customer_id.in_(customer_ids), _VISIT.merged_into.is_(None))
        .where(_VISIT.shop_id == rows.shop_id, _VISIT.arrived_at >= since)
        .group_by(_VEHICLE.customer_id)
    )
    return {row[0]: (int(row[1]), int(row[2])) for row in rows.connection.execute(query)}

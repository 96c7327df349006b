"""How often customers came and what they paid, counted by the database: a shop has many.

What another system's file told of earlier services counts as what was done here.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Column, ColumnElement, Select, Table, func, select, union

from server.store import tables
from server.store.shop_rows import ShopRows

_VISIT, _VEHICLE, _ORDER = tables.visits.c, tables.vehicles.c, tables.repair_orders.c
_SERVICE = tables.past_services.c
_At = TypeVar("_At", date, datetime)


@dataclass(frozen=True, slots=True)
class Standing:
    """One customer: when they were last here, and how often since a day, with what they paid."""

    customer_id: str
    last_arrived_at: datetime
    visits: int = 0
    paid_minor: int = 0


def away_since(rows: ShopRows, moment: datetime, most: int) -> list[Standing]:
    """Return those whose cars were all last here before `moment`, the latest first."""
    zone = ZoneInfo(rows.shop.zone)
    day = moment.astimezone(zone).date()
    lately = union(
        _owners(rows, tables.visits).where(_VISIT.arrived_at >= moment),
        _owners(rows, tables.past_services).where(_SERVICE.day >= day),
    )
    away = _VEHICLE.customer_id.not_in(select(lately.subquery()))
    last = _latest(rows, tables.visits, _VISIT.arrived_at, away, most)
    for customer_id, on in _latest(rows, tables.past_services, _SERVICE.day, away, most).items():
        at = datetime.combine(on, time(), zone).astimezone(UTC)
        last[customer_id] = max(at, last.get(customer_id, at))
    latest_first = sorted(last.items(), key=lambda each: each[1], reverse=True)
    return [Standing(customer_id, at) for customer_id, at in latest_first[:most]]


def _owners(rows: ShopRows, stays: Table) -> Select[Any]:
    """Whose cars have a row in `stays`."""
    return (
        select(_VEHICLE.customer_id)
        .join(stays, _VEHICLE.vehicle_id == stays.c.vehicle_id)
        .where(stays.c.shop_id == rows.shop_id, _VEHICLE.customer_id.is_not(None))
    )


def _latest(
    rows: ShopRows, stays: Table, at: Column[_At], away: ColumnElement[bool], most: int
) -> dict[str, _At]:
    last = func.max(at)
    owners = _owners(rows, stays).where(away).group_by(_VEHICLE.customer_id)
    query = owners.add_columns(last).order_by(last.desc()).limit(most)
    return {row[0]: row[1] for row in rows.connection.execute(query)}


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
    counted = {row[0]: (int(row[1]), int(row[2])) for row in rows.connection.execute(query)}
    for row in rows.connection.execute(_earlier(rows, customer_ids, since)):
        visits, paid_minor = counted.get(row[0], (0, 0))
        counted[row[0]] = (visits + int(row[1]), paid_minor + int(row[2]))
    return counted


def _earlier(rows: ShopRows, customer_ids: list[str], since: datetime) -> Select[Any, int, Any]:
    """Count earlier services, each as a visit."""
    day = since.astimezone(ZoneInfo(rows.shop.zone)).date()
    return (
        select(_VEHICLE.customer_id, func.count(), func.sum(_SERVICE.amount_minor))
        .join(tables.past_services, _SERVICE.vehicle_id == _VEHICLE.vehicle_id)
        .where(_VEHICLE.customer_id.in_(customer_ids), _SERVICE.shop_id == rows.shop_id)
        .where(_SERVICE.day >= day)
        .group_by(_VEHICLE.customer_id)
    )

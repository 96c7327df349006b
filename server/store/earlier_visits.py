"""The stays of some cars, asked for by their vehicles and by who brought them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from server.domain.visit import Visit
from server.store import tables
from server.store.shop_rows import ShopRows

_VISIT = tables.visits.c


@dataclass(frozen=True, slots=True)
class Stays:
    """When a car came last, and its visit while it is on the premises."""

    last_arrived_at: datetime | None = None
    here_visit_id: str | None = None


def stays_of(rows: ShopRows, vehicle_ids: Iterable[str]) -> dict[str, Stays]:
    """Return the stays of these vehicles, of those that were ever here."""
    seen: dict[str, Stays] = {}
    wanted = list(vehicle_ids)
    if not wanted:
        return seen
    own = (_VISIT.shop_id == rows.shop_id, _VISIT.vehicle_id.in_(wanted))
    query = select(_VISIT.vehicle_id, _VISIT.visit_id, _VISIT.arrived_at, _VISIT.departed_at)
    ordered = query.where(*own, _VISIT.merged_into.is_(None)).order_by(_VISIT.arrived_at)
    for vehicle_id, visit_id, arrived_at, departed_at in rows.connection.execute(ordered):
        seen[vehicle_id] = Stays(arrived_at, visit_id if departed_at is None else None)
    return seen


def newest_visits(rows: ShopRows, vehicle_id: str, most: int) -> tuple[list[Visit], int]:
    """Return the newest visits of a car, the newest first, and how many older ones there are."""
    own = (_VISIT.shop_id == rows.shop_id, _VISIT.vehicle_id == vehicle_id, _VISIT.merged_into.is_(None))
    newest = select(_VISIT.visit_id).where(*own).order_by(_VISIT.arrived_at.desc()).limit(most)
    keys = list(rows.connection.execute(newest).scalars())
    count = rows.connection.execute(select(func.count()).where(*own)).scalar_one()
    found = rows.visits.among(_VISIT.visit_id, keys)
    return sorted(found, key=lambda visit: visit.arrived_at, reverse=True), count - len(keys)


def brought_visits(rows: ShopRows, customer_id: str, most: int) -> list[Visit]:
    """Return the newest visits whose car somebody brought who does not own it, the newest first."""
    order, reception = tables.repair_orders.c, tables.receptions.c
    brought = (
        select(order.visit_id)
        .join(tables.receptions, reception.order_id == order.order_id)
        .where(reception.shop_id == rows.shop_id, reception.bringer_id == customer_id)
        .order_by(order.order_id.desc())
        .limit(most)
    )
    found = rows.visits.among(_VISIT.visit_id, rows.connection.execute(brought).scalars())
    return sorted(found, key=lambda visit: visit.arrived_at, reverse=True)

"""What a car was here for before."""

from sqlalchemy import select

from server.domain.repair_order import RepairOrder
from server.store import tables
from server.store.shop_rows import ShopRows

MOST_ORDERS = 20


def last_mileage(rows: ShopRows, vehicle_id: str, not_of: str) -> int | None:
    """Return the kilometres that the car had when it was last received, leaving the order `not_of` out.

    Of a car that was never received with a mileage, those of its newest service in another system's file.
    """
    order, visit, reception = tables.repair_orders, tables.visits.c, tables.receptions
    written = (
        select(order.c.mileage_km, reception.c.mileage_km)
        .join(tables.visits, visit.visit_id == order.c.visit_id)
        .outerjoin(reception, reception.c.order_id == order.c.order_id)
        .where(visit.vehicle_id == vehicle_id, visit.shop_id == rows.shop_id, order.c.order_id != not_of)
        .order_by(order.c.order_id.desc())
    )
    for at_order, at_reception in rows.connection.execute(written):
        if (km := at_reception if at_order is None else at_order) is not None:
            return int(km)
    service = tables.past_services.c
    imported = (
        select(service.mileage_km)
        .where(service.vehicle_id == vehicle_id, service.shop_id == rows.shop_id)
        .where(service.mileage_km.is_not(None))
        .order_by(service.day.desc())
        .limit(1)
    )
    return rows.connection.execute(imported).scalar()


def earlier_orders(rows: ShopRows, vehicle_id: str, not_of: str) -> list[RepairOrder]:
    """Return the newest orders of the car's other visits, `MOST_ORDERS` at most; `not_of` is a visit."""
    visit, order = tables.visits.c, tables.repair_orders.c
    newest = (
        select(order.order_id)
        .join(tables.visits, visit.visit_id == order.visit_id)
        .where(visit.vehicle_id == vehicle_id, visit.shop_id == rows.shop_id)
        .where(visit.visit_id != not_of, visit.merged_into.is_(None))
        .order_by(order.order_id.desc())
        .limit(MOST_ORDERS)
    )
    found = rows.orders.where(order.order_id.in_(list(rows.connection.execute(newest).scalars())))
    return found[::-1]

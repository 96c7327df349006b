"""Cars that were handed over and that no camera has seen leave."""

from sqlalchemy import exists

from server.domain.visit import Visit
from server.store import tables
from server.store.shop_rows import ShopRows


def delivered_visits(rows: ShopRows) -> list[Visit]:
    """Return the open visits with a delivered order, asked of each open visit and not of all orders."""
    visit, order = tables.visits.c, tables.repair_orders.c
    delivered = exists().where(order.visit_id == visit.visit_id, order.delivered_at.is_not(None))
    return rows.visits.where(visit.departed_at.is_(None), delivered)

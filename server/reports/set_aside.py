"""What was written down for a visit that became a part of another, and does not stand there."""

from server.contract.visit_history import SetAside
from server.domain.reception import Reception
from server.domain.visit import Visit
from server.projections.reception import record_value, walkaround_value
from server.store import tables
from server.store.shop_rows import ShopRows


def set_aside_with(rows: ShopRows, visit: Visit) -> SetAside | None:
    """Return what stayed with a merged visit; None where nobody had begun its reception."""
    order = rows.orders.of_visit(visit.visit_id)[-1]
    known = rows.receptions.find(order.order_id)
    marks = rows.damage_marks.where(tables.damage_marks.c.order_id == order.order_id)
    photos = rows.walk_photos.where(tables.walk_photos.c.order_id == order.order_id)
    if known is None and not marks and not photos:
        return None
    record = known or Reception(order.order_id, rows.shop_id)
    vehicle = rows.vehicles.get(visit.vehicle_id)
    owner, bringer = rows.customers.find(vehicle.customer_id), rows.customers.find(record.bringer_id)
    return SetAside(
        record=record_value(visit.visit_id, record, vehicle, owner, bringer),
        walk=walkaround_value(
            visit.visit_id, order.order_id, record.clear_stations, tuple(marks), tuple(photos)
        ),
    )

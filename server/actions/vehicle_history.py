"""What whoever receives a car is told of its earlier visits."""

from server.contract.boards import Words
from server.contract.receptions import PastLine, PastOrder, VehicleHistory
from server.domain.records import LineWords
from server.domain.repair_order import RepairOrder
from server.store import tables
from server.store.shop_rows import ShopRows
from server.store.vehicle_history import earlier_orders, last_mileage


def vehicle_history(rows: ShopRows, order_id: str) -> VehicleHistory:
    """Return the earlier orders of the order's car, newest first; raise NotFound for an unknown order."""
    visit = rows.visits.get(rows.orders.get(order_id).visit_id)
    orders = earlier_orders(rows, visit.vehicle_id, not_of=visit.visit_id)
    said = rows.line_words.where(tables.line_words.c.order_id.in_([order.order_id for order in orders]))
    by_line = {words.line_id: words for words in said}
    return VehicleHistory(
        last_mileage_km=last_mileage(rows, visit.vehicle_id, not_of=order_id),
        orders=[_past(rows, order, by_line) for order in orders],
    )


def _past(rows: ShopRows, order: RepairOrder, said: dict[str, LineWords]) -> PastOrder:
    visit, reception = rows.visits.get(order.visit_id), rows.receptions.find(order.order_id)
    return PastOrder(
        order_number=order.number,
        visit_id=order.visit_id,
        arrived_at=visit.arrived_at,
        mileage_km=order.mileage_km,
        total_minor=order.total_minor,
        own_words=reception.own_words if reception else "",
        lines=[
            PastLine(
                title=Words(zh=said[line.line_id].title.zh, en=said[line.line_id].title.en),
                price_minor=line.price_minor,
                authorization=line.authorization.value,
                safety=line.safety,
            )
            for line in order.lines
            if line.line_id in said
        ],
    )
